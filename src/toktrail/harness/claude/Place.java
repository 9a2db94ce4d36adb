package toktrail.harness.claude;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import toktrail.harness.SourceFile;

/**
 * What the path of a file says about its records.
 *
 * <pre>
 *   project/session.jsonl                          main transcript
 *   project/session/subagents/…/agent-id.jsonl     subagent, with agent-id.meta.json beside it
 *   project/agent-id.jsonl                         subagent of older versions
 * </pre>
 *
 * @param path         the file
 * @param name         its path with {@code /} as separator, as in keys
 * @param main         whether it is a main transcript
 * @param session      session of records that name none in a file that names none
 * @param agentId      id of the agent the file belongs to by its name, null if none
 */
record Place(Path path, String name, boolean main, String session, String agentId) {

    private static final String SUBAGENTS = "subagents";
    private static final String AGENT = "agent-";
    private static final String META = ".meta.json";

    static Place of(SourceFile file) {
        String stem = stem(file.baseName());
        String folder = folderOfSubagents(file.name());
        boolean ofAgent = stem.startsWith(AGENT);
        String owner = folder == null ? "" : folder.substring(folder.lastIndexOf('/') + 1);
        return new Place(file.path(), file.name(), folder == null && !ofAgent, owner.isEmpty() ? stem : owner,
                ofAgent ? agentId(stem.substring(AGENT.length())) : null);
    }

    /**
     * Where the description of an agent would stand whose records are in this file.
     *
     * @param id the agent's id, null to ask only for the agent whose transcript the file is
     */
    Optional<Path> sidecar(String id) {
        Optional<Path> own = ownSidecar(path);
        if (own.isPresent()) {
            return own;
        }
        if (id == null || !id.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
            return Optional.empty();
        }
        String file = AGENT + id + META;
        return Optional.of(main ? SourceFile.renamed(path, Place::stem).resolve(SUBAGENTS).resolve(file)
                : path.resolveSibling(file));
    }

    /** Where the description of the agent would stand whose transcript this file is; empty for other transcripts. */
    static Optional<Path> ownSidecar(Path path) {
        boolean ofAgent = path.getFileName().toString().startsWith(AGENT);
        return ofAgent ? Optional.of(SourceFile.renamed(path, name -> stem(name) + META)) : Optional.empty();
    }

    /**
     * Whether there certainly is no {@link #ownSidecar}, as for most files. They are many: asking this way takes a
     * tenth of the time that paths and exceptions do.
     */
    static boolean lacksOwnSidecar(Path path) {
        String text = path.toString();
        int name = text.lastIndexOf(File.separatorChar) + 1;
        int dot = text.lastIndexOf('.');
        return !text.startsWith(AGENT, name)
                || dot > name && SourceFile.isExpressible(path) && !new File(text.substring(0, dot) + META).exists();
    }

    /** The part behind the last hyphen if it is hexadecimal: {@code aexplore-0f9e8d7c} is agent {@code 0f9e8d7c}. */
    private static String agentId(String name) {
        String last = name.substring(name.lastIndexOf('-') + 1);
        boolean isHexadecimal = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9'
                || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
        return isHexadecimal ? last : name;
    }

    private static String stem(String baseName) {
        int dot = baseName.lastIndexOf('.');
        return dot > 0 ? baseName.substring(0, dot) : baseName;
    }

    /** The folder that the nearest folder of subagents above a file is in, as in names; null if there is none. */
    private static String folderOfSubagents(String name) {
        int end = name.lastIndexOf("/" + SUBAGENTS + "/");
        return end < 0 ? null : name.substring(0, end);
    }
}
