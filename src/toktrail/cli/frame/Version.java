package toktrail.cli.frame;

/** The version of the program. */
public final class Version {

    /** Such as {@code 1.0.0}; the build reads it here. */
    private static final String NUMBER = "1.0.0";

    private Version() { }

    /** Such as {@code 1.0.0}. */
    public static String number() {
        return NUMBER;
    }

    /** Such as {@code toktrail 1.0.0}. */
    public static String line() {
        return "toktrail " + NUMBER;
    }
}
