package toktrail.harness.kimi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.harness.FileTree;
import toktrail.harness.SourceListing;

/**
 * The trees of both products:
 * <pre>
 *   config.toml, config.json                                        model of the older kind
 *   sessions/&lt;group&gt;/&lt;session&gt;/wire.jsonl                        older
 *   sessions/&lt;workspace&gt;/&lt;session&gt;/agents/&lt;agent&gt;/wire.jsonl     newer
 * </pre>
 */
final class KimiFiles {

    static final String SESSIONS = "sessions";

    private static final String WIRE = "wire.jsonl";
    private static final String AGENTS = "agents";
    /** Names of {@code sessions/<group>/<session>/wire.jsonl}. */
    private static final int OLDER = 4;
    /** Names of {@code sessions/<workspace>/<session>/agents/<agent>/wire.jsonl}. */
    private static final int NEWER = 6;

    private KimiFiles() { }

    /** The wires below a root, or the root itself if it is a file. */
    static SourceListing list(Path root) throws IOException {
        return FileTree.list(root, file -> isWire(root.relativize(file)),
                directory -> leads(root.relativize(directory)));
    }

    private static boolean isWire(Path path) {
        return path.endsWith(WIRE) && (path.getNameCount() == OLDER || path.getNameCount() == NEWER);
    }

    private static boolean leads(Path path) {
        int count = path.getNameCount();
        return path.startsWith(SESSIONS) && count < NEWER
                && (count < OLDER || path.getName(OLDER - 1).toString().equals(AGENTS));
    }

    /** The agent whose wire it is, for the newer kind. */
    static Optional<String> agent(Path wire) {
        int count = wire.getNameCount();
        boolean newer = count >= NEWER && wire.getName(count - 3).toString().equals(AGENTS)
                && wire.getName(count - NEWER).toString().equals(SESSIONS);
        return newer ? Optional.of(wire.getName(count - 2).toString()) : Optional.empty();
    }

    /** The session: the name of its directory. */
    static String session(Path wire) {
        int back = agent(wire).isPresent() ? 4 : 2;
        int count = wire.getNameCount();
        return wire.getName(Math.max(count - back, 0)).toString();
    }

    /** The directory with the configuration of the tool, for the older kind. */
    static Optional<Path> home(Path wire) {
        Path above = wire;
        for (int i = 0; i < OLDER && above != null; i++) {
            above = above.getParent();
        }
        return Optional.ofNullable(above);
    }
}
