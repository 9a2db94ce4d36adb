package toktrail.bench;

/** Does nothing: the time a Java program takes at least. */
public final class EmptyMain {

    private EmptyMain() { }

    public static void main(String[] args) {
        // Nothing.
    }
}
