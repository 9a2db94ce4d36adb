package toktrail.importer.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.FileTree;
import toktrail.harness.KeptState;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.Reading;
import toktrail.harness.SourceFile;
import toktrail.importer.reading.SourceReader.Mark;
import toktrail.importer.reading.SourceReader.Result;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** What is remembered of a file depends on how long nobody wrote to it. */
public final class SourceReaderTest {

    private static final long WEEK = 7L * 24 * 60 * 60 * 1000;
    private static final byte[] SHARED = {1};
    private static final byte[] RESUME = {2, 3};
    private static final LineReader<Rows> LINES = new Counting();
    private static final DocumentReader<Rows> DOCUMENT = facts -> new Rows(facts.resume() == null ? 1 : 2);

    private SourceReaderTest() { }

    public static void tests(Suite s) {
        s.test("lines are continued if the file was written to within the week", scratch -> {
            SourceFile file = written(scratch.directory().resolve("a"), "{}\n{}\n");
            Result<Rows> first = reader(file, WEEK).read(file, LINES, null);
            Check.equal("state", List.of(1, 2), lengths(first.mark()));
            Check.that("hashes", first.mark().headHash() != null && first.mark().tailHash() != null);
            SourceFile grown = written(file.path(), "{}\n");
            Result<Rows> second = reader(grown, 0).read(grown, LINES, first.mark());
            Check.that("continued", second.continued());
            Check.equal("rows", 1L, second.reading().rowsSeen());
        });
        s.test("lines of a file at rest are read again when it grows", scratch -> {
            SourceFile file = written(scratch.directory().resolve("a"), "{}\n{}\n");
            Result<Rows> first = reader(file, WEEK + 1).read(file, LINES, null);
            Check.equal("state", List.of(1, 0), lengths(first.mark()));
            Check.that("hashes", first.mark().headHash() == null && first.mark().tailHash() == null);
            SourceFile grown = written(file.path(), "{}\n");
            Result<Rows> second = reader(grown, 0).read(grown, LINES, first.mark());
            Check.that("from the beginning", !second.continued());
            Check.equal("rows", 3L, second.reading().rowsSeen());
            Check.equal("may be continued from now on", List.of(1, 2), lengths(second.mark()));
        });
        s.test("a file that grew is continued only if what was read begins and ends as it did", scratch -> {
            Path path = scratch.directory().resolve("a");
            String text = "{}\n".repeat(4000);
            SourceFile file = written(path, text);
            Mark mark = reader(file, 0).read(file, LINES, null).mark();
            int end = text.length();
            for (int place : List.of(0, 4095, 6000, end - 4095, end - 3)) {
                String other = text.substring(0, place) + "[]" + text.substring(place + 2);
                Files.writeString(path, other + "{}\n");
                SourceFile grown = written(path, "");
                boolean isAtAnEnd = place < 4096 || place >= end - 4096;
                Result<Rows> again = reader(grown, 0).read(grown, LINES, mark);
                Check.equal("continued, changed at " + place, !isAtAnEnd, again.continued());
                Check.equal("rows", isAtAnEnd ? 4001L : 1L, again.reading().rowsSeen());
            }
        });
        s.test("a file of whose ends nothing is known is read again when it grows", scratch -> {
            SourceFile file = written(scratch.directory().resolve("a"), "{}\n{}\n");
            Mark mark = reader(file, 0).read(file, LINES, null).mark();
            SourceFile grown = written(file.path(), "{}\n");
            for (Mark partly : List.of(new Mark(mark.offset(), mark.lines(), null, null, mark.state()),
                    new Mark(mark.offset(), mark.lines(), mark.headHash(), null, mark.state()),
                    new Mark(mark.offset(), mark.lines(), null, mark.tailHash(), mark.state()))) {
                Result<Rows> again = reader(grown, 0).read(grown, LINES, partly);
                Check.that("from the beginning", !again.continued());
                Check.equal("rows", 3L, again.reading().rowsSeen());
            }
        });
        s.test("what is kept of the ends of a file stays what ledgers hold", scratch -> {
            for (int lines : List.of(0, 1, 1365, 1366, 4000)) {
                Path path = scratch.directory().resolve("a");
                Files.deleteIfExists(path);
                byte[] bytes = "{}\n".repeat(lines).getBytes(StandardCharsets.US_ASCII);
                SourceFile file = written(path, "{}\n".repeat(lines));
                Mark mark = reader(file, 0).read(file, LINES, null).mark();
                int length = Math.min(4096, bytes.length);
                Check.equal("head of " + lines, checksums(Arrays.copyOf(bytes, length)), mark.headHash());
                Check.equal("tail of " + lines, checksums(Arrays.copyOfRange(bytes, bytes.length - length,
                        bytes.length)), mark.tailHash());
            }
        });
        s.test("a document keeps its state though it rests", scratch -> {
            SourceFile file = written(scratch.directory().resolve("a"), "{}");
            Result<Rows> first = reader(file, 10 * WEEK).read(file, DOCUMENT, null);
            Check.equal("state", List.of(1, 2), lengths(first.mark()));
            Check.equal("told", 2L, reader(file, 0).read(file, DOCUMENT, first.mark()).reading().rowsSeen());
        });
    }

    private static Long checksums(byte[] bytes) {
        return checksum(bytes, 0xEDB88320) << 32 | checksum(bytes, 0x82F63B78);
    }

    /** A cyclic redundancy check bit by bit, with its polynomial reversed. */
    private static long checksum(byte[] bytes, int polynomial) {
        int rest = -1;
        for (byte next : bytes) {
            rest ^= next & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = rest >>> 1 ^ ((rest & 1) == 0 ? 0 : polynomial);
            }
        }
        return ~rest & 0xFFFF_FFFFL;
    }

    private static List<Integer> lengths(Mark mark) {
        return List.of(mark.state().shared().length, mark.state().resume().length);
    }

    /** A reader for which the file was written to so long ago. */
    private static SourceReader reader(SourceFile file, long ageMillis) {
        return SourceReader.resumable(file.attributes().modifiedMs() + ageMillis);
    }

    private static SourceFile written(Path path, String more) throws IOException {
        Files.writeString(path, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return FileTree.list(path.getParent(), file -> true, directory -> true).files().get(0);
    }

    private record Rows(long rowsSeen) implements Reading {

        @Override
        public KeptState state() {
            return new KeptState(SHARED, RESUME, KeptState.END, 0);
        }
    }

    private static final class Counting implements LineReader<Rows> {

        @Override
        public List<String> needles() {
            return List.of();
        }

        @Override
        public Lines<Rows> open(FileFacts facts) {
            return new Lines<>() {

                @Override
                public void line(Line line) {
                    Check.that(line.text(), line.text().equals("{}") || line.text().equals("[]"));
                }

                @Override
                public Rows finish(End end) {
                    return new Rows(end.rowsSeen());
                }
            };
        }
    }
}
