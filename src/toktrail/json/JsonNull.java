package toktrail.json;

/** {@code null}, and what an absent member reads as. */
public enum JsonNull implements JsonValue {
    /** The only one. */
    NULL;

    /** {@code null}. */
    @Override
    public String toString() {
        return "null";
    }
}
