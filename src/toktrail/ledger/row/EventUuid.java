package toktrail.ledger.row;

import java.nio.ByteBuffer;
import java.util.UUID;
import toktrail.usage.KeyHash;

/** What names an event everywhere: the first 16 bytes of the SHA-256 of harness, NUL and event key. */
public record EventUuid(long high, long low) {

    private static final String FINGERPRINT_KEY = "fp:";

    /**
     * The key of an event, unique within its harness in every ledger.
     *
     * @param globalKey null if it has none
     */
    public static String key(String globalKey, String fingerprint) {
        return globalKey != null ? globalKey : FINGERPRINT_KEY + fingerprint;
    }

    /** The name of the event with this key. */
    public static EventUuid of(String harness, String eventKey) {
        return ofBytes(KeyHash.sha256(harness + "\0" + eventKey));
    }

    /** The first 16 bytes. */
    public static EventUuid ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new EventUuid(buffer.getLong(), buffer.getLong());
    }

    /**
     * Reads {@link #text()} back.
     *
     * @throws IllegalArgumentException if it is no UUID
     */
    public static EventUuid parse(String text) {
        UUID uuid = UUID.fromString(text);
        return new EventUuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** All 16 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** In the usual form with hyphens. */
    public String text() {
        return new UUID(high, low).toString();
    }
}
