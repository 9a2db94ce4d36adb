package toktrail.harness;

import java.util.List;

/**
 * What a harness found below a root.
 *
 * @param files    files to look at
 * @param unusable files that hold usage nobody here can read
 * @param warnings directories and files that could not be listed, one sentence each
 */
public record SourceListing(List<SourceFile> files, List<UnusableFile> unusable, List<String> warnings) {

    /**
     * A source that gives no events as a whole, known already when it is listed, so that nobody reads it. What only a
     * reader finds is a {@link SourceProblem} alone.
     *
     * @param file    the file
     * @param problem why
     */
    public record UnusableFile(SourceFile file, SourceProblem problem) { }

    public SourceListing {
        files = List.copyOf(files);
        unusable = List.copyOf(unusable);
        warnings = List.copyOf(warnings);
    }
}
