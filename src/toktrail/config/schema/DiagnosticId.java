package toktrail.config.schema;

import java.util.Locale;

/** What kind of problem a diagnostic reports; the words are stable. */
public enum DiagnosticId {
    /** Not TOML. */
    TOML_SYNTAX(Weight.BLOCKING),
    /** Something else than a regular file, or than a directory for the prices directory. */
    NOT_A_FILE(Weight.BLOCKING),
    /** It exists but cannot be read. */
    UNREADABLE(Weight.BLOCKING),
    /** {@code config_version} is not the integer 1. */
    BAD_VERSION(Weight.BLOCKING),
    /** A key or table that is not allowed at its place. */
    UNKNOWN_KEY(Weight.VIOLATION),
    /** A table that belongs to another file. */
    MISPLACED_TABLE(Weight.BLOCKING),
    /** A value of another type. */
    WRONG_TYPE(Weight.BLOCKING),
    /** A word that is not one of the choices. */
    BAD_CHOICE(Weight.BLOCKING),
    /** A number outside its range, nan or infinite. */
    OUT_OF_RANGE(Weight.BLOCKING),
    /** A required key is absent. */
    MISSING_KEY(Weight.BLOCKING),
    /** A blank string, an empty list, or a name without letters and digits. */
    EMPTY(Weight.BLOCKING),
    /** Something that may be there once is there twice. */
    DUPLICATE(Weight.BLOCKING),
    /** Two settings contradict each other. */
    CONFLICT(Weight.BLOCKING),
    /** Not a date. */
    BAD_DATE(Weight.BLOCKING),
    /** Not a time zone. */
    BAD_TIMEZONE(Weight.BLOCKING),
    /** A key that no longer exists. */
    REMOVED_KEY(Weight.BLOCKING),
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

    private enum Weight {
        /** The files cannot be used. */
        BLOCKING,
        /** The files are not right, yet can be used. */
        VIOLATION,
        /** Allowed, but whoever uses the files should know. */
        WARNING,
        /** Allowed; for whoever asks whether the files are right. */
        REMARK
    }

    private final Weight weight;

    DiagnosticId(Weight weight) {
        this.weight = weight;
    }

    /** The stable word, such as {@code unknown-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the files cannot be used with it. */
    public boolean isBlocking() {
        return weight == Weight.BLOCKING;
    }

    /** Whether the files can be used, but whoever uses them should know. */
    public boolean isWarning() {
        return weight == Weight.VIOLATION || weight == Weight.WARNING;
    }

    /** Whether the files are not right with it, be they usable or not. */
    public boolean isViolation() {
        return weight == Weight.BLOCKING || weight == Weight.VIOLATION;
    }

    /** Whether it is odd but allowed. */
    public boolean isRemark() {
        return !isViolation();
    }

    /** Whether it is about the file itself, so that line and column say nothing. */
    public boolean isAboutFile() {
        return this == NOT_A_FILE || this == UNREADABLE || this == MISSING_FILE;
    }
}
