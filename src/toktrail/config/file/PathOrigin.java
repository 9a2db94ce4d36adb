package toktrail.config.file;

/** Why a configuration file is looked for where it is. */
public enum PathOrigin {
    /** Its global option. */
    OPTION,
    /** Its environment variable. */
    VARIABLE,
    /** The repository that tracks it. */
    TRACKED,
    /** It lies beside the file named by {@code --config}. */
    BESIDE_CONFIG,
    /** The configuration folder. */
    DEFAULT
}
