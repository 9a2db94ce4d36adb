package toktrail.importer.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.harness.Line;
import toktrail.json.JsonFields;
import toktrail.json.JsonObject;
import toktrail.json.JsonParser;
import toktrail.json.JsonSettings;
import toktrail.json.JsonTokenizer;
import toktrail.json.Shape;

/**
 * The line a {@link LineScanner} stands on: in its buffer, or, when it is longer than any buffer, still in the file and
 * read through a small window. Reused for every line.
 */
final class ScannedLine implements Line {

    private static final int WINDOW = 1 << 16;

    private final FileChannel channel;
    private final JsonTokenizer tokenizer = new JsonTokenizer(JsonSettings.FOREIGN);
    private final NeedleSet known;
    private final Map<String, NeedleSet> needles = new HashMap<>();
    private byte[] bytes;
    /** Which of the known needles the line in memory contains, or {@link LineFilter#ANYTHING}. */
    private long found;
    private int from;
    private int to;
    private long number;
    private long offset;
    private long endOffset;
    private boolean repeated;

    /** @param known needles of which it is mostly known whether a line contains them */
    ScannedLine(FileChannel channel, NeedleSet known) {
        this.channel = channel;
        this.known = known;
    }

    /** Stands on a line in memory that contains these of the known needles, {@link LineFilter#ANYTHING} to find out. */
    void inMemory(byte[] buffer, int start, int end, long needlesFound) {
        bytes = buffer;
        found = needlesFound;
        from = start;
        to = end;
    }

    /** Stands on a line that is left in the file. */
    void inFile() {
        bytes = null;
    }

    /** The place of the line, set together with its content. */
    void at(long lineNumber, long start, long end, boolean wasConsumedBefore) {
        number = lineNumber;
        offset = start;
        endOffset = end;
        repeated = wasConsumedBefore;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public boolean repeated() {
        return repeated;
    }

    @Override
    public JsonObject parse(Shape shape) {
        return JsonParser.parseObject(atStart(), shape);
    }

    @Override
    public boolean read(JsonFields fields) {
        return fields.read(atStart());
    }

    private JsonTokenizer atStart() {
        return bytes != null ? tokenizer.reset(bytes, from, to) : tokenizer.reset(new Region()::read);
    }

    @Override
    public boolean contains(String needle) {
        int number = known.number(needle);
        if (bytes != null && number >= 0) {
            if (found == LineFilter.ANYTHING) {
                found = known.found(bytes, from, to);
            }
            return (found >>> number & 1) != 0;
        }
        NeedleSet set = needles.computeIfAbsent(needle, text -> new NeedleSet(List.of(text)));
        if (bytes != null) {
            return set.found(bytes, from, to) != 0;
        }
        byte[] window = new byte[WINDOW];
        Region region = new Region();
        int kept = 0;
        for (int count = region.fill(window, kept); count > 0; count = region.fill(window, kept)) {
            int filled = kept + count;
            if (set.found(window, 0, filled) != 0) {
                return true;
            }
            kept = Math.min(filled, set.longest() - 1);
            System.arraycopy(window, filled - kept, window, 0, kept);
        }
        return false;
    }

    @Override
    public String text() {
        if (bytes != null) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] all = new byte[Math.toIntExact(endOffset - offset)];
        Region region = new Region();
        int used = 0;
        for (int count = region.fill(all, 0); count > 0; count = region.fill(all, used)) {
            used += count;
        }
        return new String(all, 0, used, StandardCharsets.UTF_8);
    }

    /** The bytes of a line that is left in the file, from its first one on. */
    private final class Region {

        private long position = offset;

        int read(byte[] into, int start, int length) throws IOException {
            int wanted = (int) Math.min(length, endOffset - position);
            if (wanted <= 0) {
                return -1;
            }
            int count = channel.read(ByteBuffer.wrap(into, start, wanted), position);
            position += Math.max(count, 0);
            return count;
        }

        int fill(byte[] into, int start) {
            try {
                return start == into.length ? 0 : read(into, start, into.length - start);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
