package toktrail.importer;

import java.util.List;

/**
 * What an import did.
 *
 * @param results         one for each harness and root, in the order of the request
 * @param warnings        things the user should know, one sentence each
 * @param correctedTokens sum of the differences by corrections and retirements, usually negative or 0
 * @param dryRun          whether everything was undone
 */
public record ImportReport(List<ImportResult> results, List<String> warnings, long correctedTokens, boolean dryRun) {

    public ImportReport {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /** Whether a source failed. */
    public boolean hasErrors() {
        return results.stream().anyMatch(result -> result.status() == ImportResult.Status.ERROR);
    }
}
