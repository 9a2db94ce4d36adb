package toktrail.sync;

/**
 * What is left out of an export. The user and password of a Git address are left out in any case.
 *
 * @param raw    the texts of records
 * @param paths  where records and working directories are; keys that contain a path stay, they are identity
 * @param titles names of runs and titles of sessions
 */
public record Redaction(boolean raw, boolean paths, boolean titles) {

    private static final String SCHEME = "://";

    /** The address of a repository without user and password; null for null. */
    static String withoutUser(String address) {
        int scheme = address == null ? -1 : address.indexOf(SCHEME);
        if (scheme < 0) {
            return address;
        }
        int from = scheme + SCHEME.length();
        int end = from;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        int at = address.lastIndexOf('@', end - 1);
        return at < from ? address : address.substring(0, from) + address.substring(at + 1);
    }
}
