package toktrail.harness;

import java.util.List;

/**
 * What a harness found below a root.
 *
 * @param files    files to look at
 * @param skipped  files that hold usage nobody here can read
 * @param warnings directories and files that could not be listed, one sentence each
 */
public record SourceListing(List<SourceFile> files, List<SkippedSource> skipped, List<String> warnings) {

    /**
     * A source that gives no events as a whole.
     *
     * @param file    the file
     * @param problem why
     */
    public record SkippedSource(SourceFile file, SourceProblem problem) { }

    public SourceListing {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
    }
}
