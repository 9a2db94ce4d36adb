package toktrail.harness;

import java.util.List;

/**
 * Facts about a harness that hold on every machine.
 *
 * @param id           stable id, such as {@code codex}; also the prefix of its keys
 * @param displayName  name for people
 * @param configKey    name of its source in listings, such as {@code codex_sessions}
 * @param variables    toktrail's environment variable for its source first, then the tool's own ones
 * @param watchSubdirs directories below a root in which files appear; empty if the root is no directory of files
 * @param fileBased    false if its data is a database
 * @param missing      what to say when a source the user named does not exist, without the path
 */
public record HarnessInfo(
        String id,
        String displayName,
        String configKey,
        List<String> variables,
        List<String> watchSubdirs,
        boolean fileBased,
        String missing) {

    public HarnessInfo {
        variables = List.copyOf(variables);
        watchSubdirs = List.copyOf(watchSubdirs);
    }
}
