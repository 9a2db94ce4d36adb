package toktrail.cli.frame;

/** The topics that options and arguments name for values only the program knows, for completion. */
public final class Topics {

    public static final String HARNESSES = "harnesses";
    public static final String MACHINES = "machines";
    public static final String AREAS = "areas";
    public static final String PROVIDERS = "providers";
    public static final String MODELS = "models";
    public static final String AGENTS = "agents";

    private Topics() { }
}
