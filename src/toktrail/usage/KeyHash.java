package toktrail.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the UTF-8 bytes of keys. */
public final class KeyHash {

    private KeyHash() { }

    /** The first eight bytes of the digest, big-endian, signed: what the ledger keeps of a match key. */
    public static long of(String key) {
        return ofDigest(sha256(key));
    }

    /** As {@link #of}, for whoever has the digest already. */
    public static long ofDigest(byte[] digest) {
        long hash = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            hash = hash << 8 | digest[i] & 0xff;
        }
        return hash;
    }

    /** The whole digest, 32 bytes. */
    public static byte[] sha256(String text) {
        return newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh SHA-256 digest; every Java platform has the algorithm. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
