package toktrail.statusline;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.environment.Host;
import toktrail.environment.TerminalFacts;
import toktrail.terminal.SystemTerminal;

/**
 * Answers a prompt from a line that is kept, before anything else of the program is loaded. One for each process.
 *
 * <p>A line is printed as long as none of its files changed: while it is fresh that is all, later it is printed all the
 * same and a process of its own makes a new one.
 */
public final class WarmLine {

    private static final String DESCRIPTORS = "/proc/self/fd/";
    private static final String NULL_DEVICE = "/dev/null";
    private static final int IN = 0;
    private static final int OUT = 1;

    private final List<String> words;
    private final Map<String, String> variables;
    private final String folder;
    private byte[] payload;

    /**
     * For one command line.
     *
     * @param folder the working directory
     */
    public WarmLine(String[] words, Map<String, String> variables, String folder) {
        this.words = Arrays.asList(words);
        this.variables = variables;
        this.folder = folder;
    }

    /** Whether the words ask for a segment. */
    public static boolean isAskedFor(String[] words) {
        return SegmentRequest.isSegment(Arrays.asList(words));
    }

    /**
     * Prints the line that is kept for this request.
     *
     * @return false if there is none, and nothing was printed
     */
    public boolean print(InputStream in, OutputStream out, long nowMs) {
        OutputCache cache = OutputCache.find(variables);
        if (cache == null) {
            return false;
        }
        String source = target(IN);
        boolean silent = source.equals(NULL_DEVICE) || isTerminal(source, IN);
        payload = silent ? new byte[0] : StandardInput.read(in);
        String payloadKey = "";
        if (payload.length > 0) {
            Optional<String> used = PayloadKey.of(payload);
            if (used.isEmpty()) {
                return false;
            }
            payloadKey = used.get();
        }
        boolean terminal = isTerminal(target(OUT), OUT);
        String key = CacheKey.of(words, new CacheKey.World(variables, folder, terminal), payloadKey);
        KeptLine line = cache.read(key);
        if (line == null || !line.holds(nowMs, folder)) {
            return false;
        }
        try {
            out.write(line.out());
            out.flush();
        } catch (IOException nobodyReads) {
            return true;
        }
        if (!line.isFresh(nowMs)) {
            new Renewal(cache, key).start(words, payload, terminal, new Renewal.Moment(nowMs, line.ages().pauseMs()));
        }
        return true;
    }

    /** What is left to read of standard input: what was read of it stands there anew. */
    public InputStream rest(InputStream in) {
        return payload == null ? in : new ByteArrayInputStream(payload);
    }

    /** What a stream is connected to, as Linux tells; empty elsewhere. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of(DESCRIPTORS + descriptor)).toString();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    private static boolean isTerminal(String target, int descriptor) {
        if (target.isEmpty()) {
            return Elsewhere.isTerminal(descriptor);
        }
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** Systems that do not tell by a link: none of this is loaded on Linux. */
    private static final class Elsewhere {

        /** In a prompt the output is a pipe, and Java's console then knows of no terminal to read from either. */
        static boolean isTerminal(int descriptor) {
            return new SystemTerminal(new Host("", File.separatorChar == '\\'))
                    .isTerminal(descriptor == IN ? TerminalFacts.Stream.IN : TerminalFacts.Stream.OUT);
        }
    }
}
