package toktrail.report.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * All that was found.
 *
 * @param generatedAtMs when, Unix milliseconds
 * @param findings      the worst first, checks of one level in their own order
 */
public record Diagnosis(long generatedAtMs, List<Finding> findings) {

    public Diagnosis {
        findings = findings.stream().sorted(Comparator.comparing(Finding::level).reversed()).toList();
    }

    /** The worst level. */
    public Level status() {
        return findings.isEmpty() ? Level.OK : findings.get(0).level();
    }

    /** How many findings are of a level. */
    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
