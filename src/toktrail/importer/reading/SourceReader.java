package toktrail.importer.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import toktrail.error.FileTrouble;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.FileReader;
import toktrail.harness.KeptState;
import toktrail.harness.LineReader;
import toktrail.harness.Reading;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;
import toktrail.harness.SourceProblem.Reason;
import toktrail.json.JsonException;

/** Reads single files for a pass; any number of threads may do so at once. */
public final class SourceReader {

    /** How many bytes at either end of what was consumed are hashed, to notice a rewritten file. */
    private static final int HASHED = 4096;
    /** Files that were left alone for so long rarely grow. */
    private static final long RESTING_MILLIS = 7L * 24 * 60 * 60 * 1000;
    private static final byte[] NOTHING = new byte[0];

    /**
     * Where an earlier pass left a file.
     *
     * @param offset   end of what was consumed
     * @param lines    lines up to there
     * @param headHash hash of the first bytes before {@code offset}, null if none was made
     * @param tailHash hash of the last bytes before {@code offset}, null if none was made
     * @param state    what its reader kept
     */
    public record Mark(long offset, long lines, Long headHash, Long tailHash, KeptState state) { }

    /**
     * How far a file was consumed.
     *
     * @param offset    end of what was consumed
     * @param lines     lines up to there
     * @param headHash  hash of the first bytes before {@code offset}, null if none was made
     * @param tailHash  hash of the last bytes before {@code offset}, null if none was made
     * @param bytes     how many were read
     * @param resumable whether a later pass may continue it
     */
    public record Extent(long offset, long lines, Long headHash, Long tailHash, long bytes, boolean resumable) { }

    /**
     * What came of a file.
     *
     * @param reading   what the reader made of it; null if there was a problem
     * @param extent    how far it was consumed; null if there was a problem
     * @param problem   why nothing came of it; null if something did
     * @param continued whether it was continued where an earlier pass left it
     * @param <R>       kind of reading
     */
    public record Result<R extends Reading>(R reading, Extent extent, SourceProblem problem, boolean continued) {

        /** Rows of a file of which nothing came: a document that does not parse is one, of others none are known. */
        public long rowsLost() {
            return problem != null && problem.getCause() instanceof JsonException ? 1 : 0;
        }

        /** Bytes read of a file; of one of which nothing came none are counted. */
        public long bytes() {
            return extent == null ? 0 : extent.bytes();
        }

        /** Where the next pass may continue; to be asked after the scan has settled the file. */
        public Mark mark() {
            KeptState state = reading.state();
            return new Mark(extent.offset(), extent.lines(), extent.headHash(), extent.tailHash(),
                    extent.resumable() ? state : new KeptState(state.shared(), NOTHING, KeptState.END, 0));
        }
    }

    private final Queue<LineScanner> scanners = new ConcurrentLinkedQueue<>();
    /** By what readers look for: a few for thousands of files. */
    private final Map<List<List<String>>, LineFilter> filters = new ConcurrentHashMap<>();
    private final long hashedFromMs;

    private SourceReader(long hashedFromMs) {
        this.hashedFromMs = hashedFromMs;
    }

    /** A reader whose extents nobody keeps. */
    public static SourceReader once() {
        return new SourceReader(Long.MAX_VALUE);
    }

    /**
     * A reader after which a later one may continue files. Files that were not written to for a week before
     * {@code nowMs} are not hashed: should one grow after all, it is read from its beginning.
     */
    public static SourceReader resumable(long nowMs) {
        return new SourceReader(nowMs - RESTING_MILLIS);
    }

    /**
     * Reads a file, from where an earlier pass left it if it still begins and ends there as it did.
     *
     * @param mark where an earlier pass left it; null to read from the beginning
     */
    public <R extends Reading> Result<R> read(SourceFile file, FileReader<R> reader, Mark mark) {
        try {
            if (reader instanceof LineReader<R> lineReader) {
                return readLines(file, lineReader, mark);
            }
            byte[] resume = mark == null ? null : mark.state().resume();
            R reading = ((DocumentReader<R>) reader).read(new FileFacts(file, resume));
            long size = file.attributes().sizeBytes();
            return new Result<>(reading, new Extent(size, 0, null, null, size, true), null, false);
        } catch (SourceProblem problem) {
            return new Result<>(null, null, problem, false);
        } catch (IOException e) {
            return new Result<>(null, null, unreadable(file, e), false);
        } catch (UncheckedIOException e) {
            return new Result<>(null, null, unreadable(file, e.getCause()), false);
        } catch (DirectoryIteratorException e) {
            return new Result<>(null, null, unreadable(file, e.getCause()), false);
        } catch (JsonException e) {
            return new Result<>(null, null, malformed(e), false);
        } catch (RuntimeException e) {
            return new Result<>(null, null, fault(e), false);
        }
    }

    private <R extends Reading> Result<R> readLines(SourceFile file, LineReader<R> reader, Mark mark)
            throws IOException, SourceProblem {
        if (!Files.isRegularFile(file.path())) {
            throw new IOException(Files.exists(file.path()) ? "not a regular file" : "the file vanished");
        }
        LineScanner pooled = scanners.poll();
        LineScanner scanner = pooled == null ? new LineScanner() : pooled;
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            boolean resumes = mark != null && mark.state().resume().length > 0;
            Mark from = resumes && isUntouched(channel, file, mark) ? mark : null;
            LineReader.Lines<R> lines = null;
            if (from != null) {
                lines = resumed(file, reader, from);
                from = lines == null ? null : from;
            }
            if (lines == null) {
                lines = reader.open(new FileFacts(file, null));
            }
            LineScanner.Span span = span(file, from);
            LineReader.End end = scanner.scan(channel, span, filter(reader), lines);
            R reading = lines.finish(end);
            boolean hashed = file.attributes().modifiedMs() >= hashedFromMs;
            Long head = hashed ? head(channel, end.offset()) : null;
            Long tail = hashed ? tail(channel, end.offset()) : null;
            Extent extent = new Extent(end.offset(), end.lines(), head, tail,
                    Math.max(0, span.limit() - span.from()), hashed);
            return new Result<>(reading, extent, null, from != null);
        } finally {
            scanners.add(scanner);
        }
    }

    private LineFilter filter(LineReader<?> reader) {
        return filters.computeIfAbsent(List.of(reader.needles(), reader.dullHeads()),
                texts -> new LineFilter(new NeedleSet(texts.get(0)), new NeedleSet(texts.get(1))));
    }

    /** The reader as it was left; null if it does not understand its state. */
    private static <R extends Reading> LineReader.Lines<R> resumed(
            SourceFile file, LineReader<R> reader, Mark mark) {
        try {
            return reader.open(new FileFacts(file, mark.state().resume()));
        } catch (SourceProblem unknownState) {
            return null;
        }
    }

    private static LineScanner.Span span(SourceFile file, Mark mark) {
        long limit = file.attributes().sizeBytes();
        if (mark == null) {
            return new LineScanner.Span(0, 0, 0, limit);
        }
        KeptState state = mark.state();
        boolean atEnd = state.resumeOffset() == KeptState.END;
        return new LineScanner.Span(atEnd ? mark.offset() : state.resumeOffset(),
                atEnd ? mark.lines() : state.resumeLine(), mark.offset(), limit);
    }

    private static boolean isUntouched(FileChannel channel, SourceFile file, Mark mark) throws IOException {
        return file.attributes().sizeBytes() >= mark.offset()
                && head(channel, mark.offset()).equals(mark.headHash())
                && tail(channel, mark.offset()).equals(mark.tailHash());
    }

    private static Long head(FileChannel channel, long offset) throws IOException {
        return hash(channel, 0, (int) Math.min(HASHED, offset));
    }

    private static Long tail(FileChannel channel, long offset) throws IOException {
        int length = (int) Math.min(HASHED, offset);
        return hash(channel, offset - length, length);
    }

    /**
     * Two checksums side by side: it is chance that could hide a change, nobody's will. In a JVM that has just started
     * a cryptographic hash would take as long as all else that a grown file needs; for these there are instructions.
     */
    private static Long hash(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // A read may give less than was asked for.
        }
        CRC32 high = new CRC32();
        high.update(bytes.array(), 0, bytes.position());
        CRC32C low = new CRC32C();
        low.update(bytes.array(), 0, bytes.position());
        return high.getValue() << Integer.SIZE | low.getValue();
    }

    private static SourceProblem unreadable(SourceFile file, IOException e) {
        return new SourceProblem(Reason.UNREADABLE, FileTrouble.reason(file.path(), e), e);
    }

    private static SourceProblem malformed(JsonException e) {
        return new SourceProblem(Reason.MALFORMED, "not valid JSON at line " + e.line() + ", column " + e.column()
                + ": " + e.getMessage(), e);
    }

    /** Without the words of the exception, which may repeat what the file says. */
    private static SourceProblem fault(RuntimeException e) {
        return new SourceProblem(Reason.FAULT, "toktrail failed on it (" + e.getClass().getName()
                + "); set TOKTRAIL_DEBUG=1 to see where", e);
    }
}
