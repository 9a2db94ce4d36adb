package toktrail.ledger.row;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import toktrail.usage.KeyHash;

/** {@link KeyHash#of} for many keys: one digest and one buffer for all. Not for two threads at a time. */
public final class KeyHasher {

    private final byte[] digest = new byte[32];
    /** Made for the first key: looking it up takes a twentieth of an import that finds nothing new. */
    private MessageDigest sha256;

    /** The first eight bytes of the SHA-256 of the key, big-endian, signed. */
    public long hash(String key) {
        if (sha256 == null) {
            sha256 = KeyHash.newSha256();
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        sha256.update(bytes, 0, bytes.length);
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        return KeyHash.ofDigest(digest);
    }
}
