package toktrail.statusline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line as it is kept in a file: a head of text, then the bytes to be printed.
 *
 * <pre>
 * toktrail-statusline 1
 * created MS
 * fresh MS
 * serve MS
 * pause MS
 * dep MTIME SIZE PATH      one for each file the line depends on, the ledger at least
 * cwd PATH                 only if the line depends on the working directory
 * out COUNT
 * COUNT bytes              without control characters but line ends and colours
 * </pre>
 */
public final class KeptLine {

    private static final String HEAD = "toktrail-statusline 1";

    /**
     * How long a line may be used, in milliseconds since it was made.
     *
     * @param freshMs it is as good as a new one
     * @param serveMs it may be shown while a new one is made
     * @param pauseMs least time between two renewals
     */
    public record Ages(long freshMs, long serveMs, long pauseMs) { }

    private final long createdMs;
    private final Ages ages;
    private final List<FileMark> files;
    private final String folder;
    private final byte[] out;

    /**
     * A line.
     *
     * @param createdMs when it was made
     * @param ages      how long it may be used
     * @param files     what it was made of
     * @param folder    the working directory it was made in, empty if that makes no difference
     * @param out       the bytes to be printed; not copied
     */
    public KeptLine(long createdMs, Ages ages, List<FileMark> files, String folder, byte[] out) {
        this.createdMs = createdMs;
        this.ages = Objects.requireNonNull(ages, "ages");
        this.files = List.copyOf(files);
        this.folder = Objects.requireNonNull(folder, "folder");
        this.out = Objects.requireNonNull(out, "out");
    }

    Ages ages() {
        return ages;
    }

    /** The bytes to be printed; not a copy. */
    byte[] out() {
        return out;
    }

    /** The bytes of the file; empty if it cannot be kept because a path has line ends. */
    byte[] encode() {
        StringBuilder head = new StringBuilder(HEAD);
        head.append("\ncreated ").append(createdMs).append("\nfresh ").append(ages.freshMs()).append("\nserve ")
                .append(ages.serveMs()).append("\npause ").append(ages.pauseMs()).append('\n');
        for (FileMark file : files) {
            if (file.path().indexOf('\n') >= 0) {
                return new byte[0];
            }
            head.append("dep ").append(file.mtimeMs()).append(' ').append(file.size()).append(' ')
                    .append(file.path()).append('\n');
        }
        if (folder.indexOf('\n') >= 0) {
            return new byte[0];
        }
        if (!folder.isEmpty()) {
            head.append("cwd ").append(folder).append('\n');
        }
        head.append("out ").append(out.length).append('\n');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(out);
        return bytes.toByteArray();
    }

    /** What a file says, null if it is damaged. */
    static KeptLine decode(byte[] bytes) {
        return new Reader(bytes).read();
    }

    /** Whether it may stand for what would be made now in this directory. */
    boolean holds(long nowMs, String workingDirectory) {
        long age = nowMs - createdMs;
        if (age < 0 || age >= Math.max(ages.freshMs(), ages.serveMs())) {
            return false;
        }
        if (!folder.isEmpty() && !folder.equals(workingDirectory)) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).holds()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is as good as a new one. */
    boolean isFresh(long nowMs) {
        return nowMs - createdMs < ages.freshMs();
    }

    /** A cursor over the bytes of a file. Every method gives null, or -1, once something was not as expected. */
    private static final class Reader {

        private static final int ESCAPE = 0x1b;
        /** The byte before a control character above ASCII, in UTF-8. */
        private static final int C1_LEAD = 0xc2;

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        KeptLine read() {
            if (!HEAD.equals(line())) {
                return null;
            }
            long created = number(line(), "created ");
            long fresh = number(line(), "fresh ");
            long serve = number(line(), "serve ");
            long pause = number(line(), "pause ");
            if (created < 0 || fresh < 0 || serve < 0 || pause < 0) {
                return null;
            }
            List<FileMark> files = new ArrayList<>();
            String line = line();
            while (line != null && line.startsWith("dep ")) {
                FileMark file = file(line);
                if (file == null) {
                    return null;
                }
                files.add(file);
                line = line();
            }
            String folder = "";
            if (line != null && line.startsWith("cwd ")) {
                folder = line.substring("cwd ".length());
                line = line();
            }
            long count = number(line, "out ");
            if (files.isEmpty() || count < 0 || count != bytes.length - at || !isHarmless()) {
                return null;
            }
            byte[] out = new byte[bytes.length - at];
            System.arraycopy(bytes, at, out, 0, out.length);
            return new KeptLine(created, new Ages(fresh, serve, pause), files, folder, out);
        }

        /** Whether what is left has no control characters but line ends and colours. */
        private boolean isHarmless() {
            int i = at;
            while (i >= 0 && i < bytes.length) {
                int b = bytes[i] & 0xff;
                boolean c1 = b == C1_LEAD && i + 1 < bytes.length && (bytes[i + 1] & 0xff) < 0xa0;
                if (c1 || b == 0x7f || b < ' ' && b != '\n' && b != ESCAPE) {
                    return false;
                }
                i = b == ESCAPE ? behindColour(i) : i + 1;
            }
            return i >= 0;
        }

        /** Where the colour ends that begins there, -1 if none does. */
        private int behindColour(int escape) {
            if (escape + 1 >= bytes.length || bytes[escape + 1] != '[') {
                return -1;
            }
            int end = escape + 2;
            while (end < bytes.length && (bytes[end] >= '0' && bytes[end] <= '9' || bytes[end] == ';')) {
                end++;
            }
            return end < bytes.length && bytes[end] == 'm' ? end + 1 : -1;
        }

        private String line() {
            for (int end = at; end < bytes.length; end++) {
                if (bytes[end] == '\n') {
                    String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
                    at = end + 1;
                    return line;
                }
            }
            return null;
        }

        private static FileMark file(String line) {
            int first = line.indexOf(' ');
            int second = line.indexOf(' ', first + 1);
            int third = second < 0 ? -1 : line.indexOf(' ', second + 1);
            if (third < 0) {
                return null;
            }
            try {
                return new FileMark(line.substring(third + 1), Long.parseLong(line.substring(first + 1, second)),
                        Long.parseLong(line.substring(second + 1, third)));
            } catch (NumberFormatException damaged) {
                return null;
            }
        }

        private static long number(String line, String name) {
            if (line == null || !line.startsWith(name)) {
                return -1;
            }
            try {
                return Long.parseLong(line.substring(name.length()));
            } catch (NumberFormatException damaged) {
                return -1;
            }
        }
    }
}
