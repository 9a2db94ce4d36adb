package toktrail.statusline;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a line anew in a process of its own, which nobody waits for and which holds none of the caller's streams. A
 * marker file says that one was started: empty while it works, with a word in it afterwards.
 */
public final class Renewal {

    /** After this a process that did not finish is taken for dead. */
    private static final long ABANDONED_MS = 30_000;

    /** What surely fits into a pipe that is not read yet. */
    private static final int LARGEST_PAYLOAD = 1 << 12;

    /** Set by the launcher: its own path. Only it knows how this Java starts quickly. */
    private static final String LAUNCHER = "toktrail.launcher";

    private static final String MARKER = ".renewing";
    private static final byte[] DONE = {'d', 'o', 'n', 'e', '\n'};

    private final OutputCache cache;
    private final String key;

    /** Of the line of this name. */
    public Renewal(OutputCache cache, String key) {
        this.cache = cache;
        this.key = key;
    }

    /**
     * When a renewal is asked for.
     *
     * @param nowMs   now
     * @param pauseMs least time since the last one
     */
    record Moment(long nowMs, long pauseMs) { }

    /** What the hidden option says about the output of the caller. */
    public static String word(boolean terminal) {
        return terminal ? "terminal" : "pipe";
    }

    /** Says that the line was made. */
    public void finish() {
        if (cache.file(key + MARKER).exists()) {
            cache.replace(key + MARKER, DONE);
        }
    }

    /** Starts the process unless one works or did so a moment ago. */
    void start(List<String> words, byte[] payload, boolean terminal, Moment moment) {
        if (payload.length > LARGEST_PAYLOAD || !mark(moment)) {
            return;
        }
        List<String> command = new ArrayList<>(command(System.getProperty(LAUNCHER)));
        command.addAll(words);
        command.add(SegmentRequest.RENEW);
        command.add(word(terminal));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(payload);
            }
        } catch (IOException notStarted) {
            // The next prompt finds an old line, or makes a new one itself.
            return;
        }
    }

    /** Whether this process is the one to start a renewal. */
    private boolean mark(Moment moment) {
        File marker = cache.file(key + MARKER);
        long startedMs = marker.lastModified();
        if (startedMs != 0) {
            long age = moment.nowMs() - startedMs;
            if (age >= 0 && age < (marker.length() == 0 ? ABANDONED_MS : moment.pauseMs())) {
                return false;
            }
            marker.delete();
        }
        try {
            return marker.createNewFile();
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** What starts this program: the launcher if it said where it is, else plain Java. */
    static List<String> command(String launcher) {
        if (launcher != null) {
            return List.of(launcher);
        }
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return List.of(java, "-cp", System.getProperty("java.class.path"), "toktrail.Main");
    }
}
