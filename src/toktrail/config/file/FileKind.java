package toktrail.config.file;

/** The five places configuration is read from, in the order in which they are reported. */
public enum FileKind {
    /** The main file. */
    CONFIG("config", "--config", "TOKTRAIL_CONFIG", "config.toml"),
    /** Hand-written price rows. */
    PRICES("prices", "--prices", "TOKTRAIL_PRICES", "prices.toml"),
    /** The directory of generated price rows, one file per provider. */
    PRICES_DIR("prices-dir", "--prices-dir", "TOKTRAIL_PRICES_DIR", "prices"),
    /** Plans and quota windows. */
    SUBSCRIPTIONS("subscriptions", "--subscriptions", "TOKTRAIL_SUBSCRIPTIONS", "subscriptions.toml"),
    /** The name of this machine; never shared. */
    MACHINE("machine", "--machine-config", "TOKTRAIL_MACHINE_CONFIG", "machine.toml");

    private final String word;
    private final String option;
    private final String variable;
    private final String fileName;

    FileKind(String word, String option, String variable, String fileName) {
        this.word = word;
        this.option = option;
        this.variable = variable;
        this.fileName = fileName;
    }

    /** The name in options and output, such as {@code prices-dir}. */
    public String word() {
        return word;
    }

    /** The global option that names the file. */
    public String option() {
        return option;
    }

    /** The environment variable that names the file. */
    public String variable() {
        return variable;
    }

    /** The name below the configuration folder. */
    public String fileName() {
        return fileName;
    }
}
