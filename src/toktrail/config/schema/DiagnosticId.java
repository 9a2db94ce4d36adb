package toktrail.config.schema;

import java.util.Locale;

/** What kind of problem a diagnostic reports; the words are stable. */
public enum DiagnosticId {
    /** Not TOML. */
    TOML_SYNTAX(Weight.ERROR),
    /** Something else than a regular file, or than a directory for the prices directory. */
    NOT_A_FILE(Weight.ERROR),
    /** It exists but cannot be read. */
    UNREADABLE(Weight.ERROR),
    /** {@code config_version} is not the integer 1. */
    BAD_VERSION(Weight.ERROR),
    /** A key or table that is not allowed at its place. */
    UNKNOWN_KEY(Weight.ERROR_WHEN_VALIDATING),
    /** A table that belongs to another file. */
    MISPLACED_TABLE(Weight.ERROR),
    /** A value of another type. */
    WRONG_TYPE(Weight.ERROR),
    /** A word that is not one of the choices. */
    BAD_CHOICE(Weight.ERROR),
    /** A number outside its range, nan or infinite. */
    OUT_OF_RANGE(Weight.ERROR),
    /** A required key is absent. */
    MISSING_KEY(Weight.ERROR),
    /** A blank string, an empty list, or a name without letters and digits. */
    EMPTY(Weight.ERROR),
    /** Something that may be there once is there twice. */
    DUPLICATE(Weight.ERROR),
    /** Two settings contradict each other. */
    CONFLICT(Weight.ERROR),
    /** Not a date. */
    BAD_DATE(Weight.ERROR),
    /** Not a time zone. */
    BAD_TIMEZONE(Weight.ERROR),
    /** A key that no longer exists. */
    REMOVED_KEY(Weight.ERROR),
    /** A file named by an option or variable does not exist. */
    MISSING_FILE(Weight.WARNING),
    /** A key of older programs, accepted without effect. */
    IGNORED_KEY(Weight.WARNING),
    /** Cached input that costs more than input. */
    CACHED_ABOVE_INPUT(Weight.REMARK),
    /** Prompt sizes between two tiers that no tier covers. */
    TIER_GAP(Weight.REMARK),
    /** A disabled plan with the id of another one. */
    SHARED_ID(Weight.REMARK),
    /** Plans that count the same usage. */
    OVERLAPPING_SCOPES(Weight.REMARK),
    /** A setting that another one makes meaningless. */
    WITHOUT_EFFECT(Weight.REMARK);

    private enum Weight { ERROR, ERROR_WHEN_VALIDATING, WARNING, REMARK }

    private final Weight weight;

    DiagnosticId(Weight weight) {
        this.weight = weight;
    }

    /** The stable word, such as {@code unknown-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether it makes the configuration unusable.
     *
     * @param validating whether the question is if the files are right, not if they can be used
     */
    public boolean isError(boolean validating) {
        return weight == Weight.ERROR || validating && weight == Weight.ERROR_WHEN_VALIDATING;
    }

    /** Whether it is worth a warning; remarks are made only when {@code validating}. */
    public boolean isWarning(boolean validating) {
        return !isError(validating) && (validating || weight != Weight.REMARK);
    }

    /** Whether it is about the file itself, so that line and column say nothing. */
    public boolean isAboutFile() {
        return this == NOT_A_FILE || this == UNREADABLE || this == MISSING_FILE;
    }
}
