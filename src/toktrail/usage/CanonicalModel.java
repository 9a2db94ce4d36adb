package toktrail.usage;

import java.util.Locale;

/**
 * The canonical key of a model id. Ids are stored as the source wrote them; the key only serves to find a price for
 * {@code us.anthropic.claude-opus-4-8-20260101-v1:0} under {@code claude-opus-4-8}. Nothing is matched by similarity.
 *
 * @param key  normalised key, empty if nothing is left
 * @param fast whether the id was marked {@code (fast)}
 */
public record CanonicalModel(String key, boolean fast) {

    /** The key under which prices of the model are found. */
    public static CanonicalModel of(String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        name = name.substring(name.lastIndexOf('/') + 1);
        boolean fast = name.endsWith("(fast)");
        name = Vendors.withoutRegion(Vendors.withoutBrackets(name));
        String vendor = Vendors.prefixOf(name);
        if (!vendor.isEmpty()) {
            name = name.substring(vendor.length() + 1);
        }
        name = before(name, name.indexOf('@'));
        name = before(name, name.indexOf(":thinking"));
        name = withoutRevision(name);
        name = Names.normalise(name.replace('.', '-'));
        name = withoutDate(name);
        if (name.endsWith("-latest")) {
            name = name.substring(0, name.length() - "-latest".length());
        }
        return new CanonicalModel(name, fast);
    }

    private static String before(String name, int index) {
        return index < 0 ? name : name.substring(0, index);
    }

    /** Without {@code -vN} or {@code -vN:M} at the end. */
    private static String withoutRevision(String name) {
        int start = name.lastIndexOf("-v");
        if (start < 0) {
            return name;
        }
        String revision = name.substring(start + 2);
        int colon = revision.indexOf(':');
        boolean digits = colon < 0 ? isDigits(revision)
                : isDigits(revision.substring(0, colon)) && isDigits(revision.substring(colon + 1));
        return digits ? name.substring(0, start) : name;
    }

    /** Without {@code -20YYMMDD} or {@code -20YY-MM-DD} at the end. */
    private static String withoutDate(String name) {
        int length = name.length();
        if (length > 11 && isDate(name.substring(length - 11), "-20##-##-##")) {
            return name.substring(0, length - 11);
        }
        return length > 9 && isDate(name.substring(length - 9), "-20######") ? name.substring(0, length - 9) : name;
    }

    private static boolean isDate(String text, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = text.charAt(i);
            char want = pattern.charAt(i);
            if (want == '#' ? c < '0' || c > '9' : c != want) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
