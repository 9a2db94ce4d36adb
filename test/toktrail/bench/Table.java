package toktrail.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The rows a benchmark prints, as soon as each is known. */
record Table(PrintStream out) {

    /** Begins a part. */
    void head(String name) {
        out.printf(Locale.ROOT, "%-38s %8s %8s %8s   ratio%n", name, "median s", "least", "most");
    }

    void row(String name, Timing timing, String ratio) {
        out.printf(Locale.ROOT, "  %-36s %8.3f %8.3f %8.3f   %s%n", name, timing.median(), timing.least(),
                timing.most(), ratio);
    }

    void note(String format, Object... arguments) {
        out.printf(Locale.ROOT, "  " + format + "%n", arguments);
    }
}
