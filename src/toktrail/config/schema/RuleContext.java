package toktrail.config.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.config.file.FileKind;
import toktrail.environment.Environment;

/**
 * What rules need besides the value they read: the same for all values of one run over the files.
 *
 * @param environment the outside world, for paths
 * @param harnesses   names of the supported harnesses in their order
 * @param diagnostics collects the problems
 * @param files       where the files are, to name the right one; empty while that is being found out
 */
public record RuleContext(Environment environment, List<String> harnesses, Diagnostics diagnostics,
        Map<FileKind, Path> files) {

    public RuleContext {
        harnesses = List.copyOf(harnesses);
        files = Map.copyOf(files);
    }

    /** The path of the right file for a table, or its usual name. */
    public String pathOf(FileKind kind) {
        return files.containsKey(kind) ? files.get(kind).toString() : kind.fileName();
    }
}
