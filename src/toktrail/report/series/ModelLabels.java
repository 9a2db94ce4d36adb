package toktrail.report.series;

/** Names of models for people and for maps of other programs. Pure functions of the id as stored. */
public final class ModelLabels {

    private static final String CLAUDE = "claude-";
    private static final int DATE_DIGITS = 8;

    private ModelLabels() { }

    /**
     * One spelling for the versions of a model: {@code claude-opus-4.5-20251101} is {@code claude-opus-4-5}; the same
     * for blank ids as for unknown models.
     */
    public static String normalised(String id) {
        if (id.isBlank()) {
            return "unknown";
        }
        String dashed = id.replace('.', '-');
        int dash = dashed.length() - DATE_DIGITS - 1;
        boolean dated = dash > 0 && dashed.charAt(dash) == '-' && dashed.startsWith("20", dash + 1)
                && isDigits(dashed.substring(dash + 1));
        return dated ? dashed.substring(0, dash) : dashed;
    }

    /** Without the family name and date of Claude models: {@code claude-sonnet-4-20250514} is {@code sonnet-4}. */
    public static String brief(String id) {
        if (!id.startsWith(CLAUDE)) {
            return id;
        }
        String rest = id.substring(CLAUDE.length());
        int dash = rest.indexOf('-');
        if (dash <= 0 || dash == rest.length() - 1) {
            return id;
        }
        String version = rest.substring(dash + 1);
        int date = version.length() - DATE_DIGITS - 1;
        boolean dated = date > 0 && version.charAt(date) == '-' && isDigits(version.substring(date + 1))
                && isVersion(version.substring(0, date));
        return dated ? rest.substring(0, dash + 1 + date) : rest;
    }

    private static boolean isVersion(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
