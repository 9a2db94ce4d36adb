package toktrail.config.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import toktrail.error.Location;

/** Collects the problems of one reading. Not for several threads. */
public final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();

    public void add(DiagnosticId id, Location location, String key, String message, String fix) {
        found.add(new Diagnostic(id, location, key, message, fix));
    }

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** All problems: by file in the order given, then by position, then as they were found; each once. */
    public List<Diagnostic> sorted(List<String> files) {
        if (found.isEmpty()) {
            return List.of();
        }
        Comparator<Diagnostic> order = Comparator.comparingInt(d -> {
            int index = files.indexOf(d.location().source());
            return index < 0 ? files.size() : index;
        });
        return found.stream().distinct().sorted(order
                .thenComparing(d -> d.location().source())
                .thenComparingInt(d -> d.location().line())
                .thenComparingInt(d -> d.location().column())).toList();
    }
}
