package toktrail.importer.reading;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.Reading;
import toktrail.json.Json;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Lines, their numbers and offsets, the tail of a growing file, buffers of any size, needles. */
public final class LineScannerTest {

    private static final List<String> NEEDLES = List.of("\"usage\"", "\"leafUuid\"", "\"agentId\"", "\"x\"");

    private LineScannerTest() { }

    public static void tests(Suite s) {
        s.test("gives number, offset and content of each line", scratch -> check(scratch.directory(),
                "{\"x\":1}\n\n  \r\n{\"x\":2}\r\n{\"x\":3}\n",
                "1@0 {\"x\":1}|4@13 {\"x\":2}\r|5@22 {\"x\":3}", 3, 30, 5));
        s.test("drops a byte order mark and nothing else", scratch -> check(scratch.directory(),
                "\uFEFF{\"x\":1}\n", "1@3 {\"x\":1}", 1, 11, 1));
        s.test("lines end at LF only", scratch -> check(scratch.directory(),
                "{\"x\":\"\u2028\u0085\"}\n", "1@0 {\"x\":\"\u2028\u0085\"}", 1, 14, 1));
        s.test("a last line that is a complete object counts", scratch -> check(scratch.directory(),
                "{\"x\":1}\n{\"x\":2}", "1@0 {\"x\":1}|2@8 {\"x\":2}", 2, 15, 2));
        s.test("a last line that is not complete is pending", scratch -> {
            for (String tail : List.of("{\"x\":2", "{", "[1]", "7", "\"x\"", "{\"x\":2}}", "nul")) {
                check(scratch.directory(), "{\"x\":1}\n" + tail, "1@0 {\"x\":1}", 1, 8, 1);
            }
        });
        s.test("a malformed line is counted and passed over", scratch -> check(scratch.directory(),
                "{\"x\":1}\n{\"x\":oops}\n[\"x\"]\n{\"x\":3}\n",
                "1@0 {\"x\":1}|4@25 {\"x\":3}", 4, 33, 4));
        s.test("invalid UTF-8 is replaced and reading goes on", scratch -> {
            Path file = scratch.directory().resolve("f");
            Files.write(file, "{\"x\":\"\u00ff\"}\n{\"x\":2}\n".getBytes(StandardCharsets.ISO_8859_1));
            Check.equal("lines", "1@0 {\"x\":\"\uFFFD\"}|2@10 {\"x\":2}", scan(file, new LineScanner(), 0, 0, 0).lines);
        });
        s.test("an empty file ends at its beginning", scratch -> check(scratch.directory(), "", "", 0, 0, 0));
        s.test("a line that was consumed without its end keeps its number when the file grows", scratch -> {
            Path file = scratch.write("f", "{\"x\":1}\n{\"x\":2}");
            Seen first = scan(file, new LineScanner(), 0, 0, 0);
            Files.writeString(file, "{\"x\":1}\n{\"x\":2}\n{\"x\":3}\n");
            Seen second = scan(file, new LineScanner(), first.end.offset(), first.end.lines(), first.end.offset());
            Check.equal("lines", "3@16 {\"x\":3}", second.lines);
            Check.equal("rows", 1L, second.end.rowsSeen());
        });
        s.test("lines before the consumed offset come again but are not counted", scratch -> {
            Path file = scratch.write("f", "{\"x\":1}\n{\"x\":2}\n{\"x\":3}\n");
            Seen seen = scan(file, new LineScanner(), 8, 1, 16);
            Check.equal("lines", "2@8 {\"x\":2}*|3@16 {\"x\":3}", seen.lines);
            Check.equal("rows", 1L, seen.end.rowsSeen());
        });
        s.test("bytes beyond the limit are left alone", scratch -> {
            Path file = scratch.write("f", "{\"x\":1}\n{\"x\":2}\n{\"x\":3}\n");
            try (FileChannel channel = FileChannel.open(file)) {
                Recorder recorder = new Recorder();
                LineReader.End end = new LineScanner().scan(channel, new LineScanner.Span(0, 0, 0, 12),
                        containing(), recorder);
                Check.equal("end", new LineReader.End(1, 8, 1), end);
            }
        });
        s.test("every size of buffer and every split give the same lines", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 300; round++) {
                String text = randomFile(random);
                Path file = scratch.write("f", text);
                Seen want = scan(file, new LineScanner(), 0, 0, 0);
                int size = 1 + random.nextInt(24);
                Seen small = scan(file, new LineScanner(size, size + random.nextInt(40)), 0, 0, 0);
                Check.equal("lines with buffers of " + size, want, small);
                int cut = random.nextInt(text.length() + 1);
                Path part = scratch.write("p", text.substring(0, cut));
                Seen first = scan(part, new LineScanner(), 0, 0, 0);
                if (first.end.offset() == cut && !restOfLine(text, cut).isBlank()) {
                    // No writer puts two objects on a line; what was consumed of such a line cannot be taken back.
                    continue;
                }
                Seen rest = scan(file, new LineScanner(size, size + 9), first.end.offset(), first.end.lines(),
                        first.end.offset());
                String joined = first.lines + (first.lines.isEmpty() || rest.lines.isEmpty() ? "" : "|") + rest.lines;
                // A line consumed before its end came has lost the blanks behind its record.
                Check.equal("lines cut at " + cut + " of " + text, want.lines.replaceAll("[ \r]", ""),
                        joined.replaceAll("[ \r]", ""));
                Check.equal("rows", want.end.rowsSeen(), first.end.rowsSeen() + rest.end.rowsSeen());
            }
        });
        s.test("a text that rules a line out counts in the first bytes only", scratch -> {
            LineFilter filter = new LineFilter(new NeedleSet(List.of("\"x\"")), new NeedleSet(List.of("dull")));
            byte[] early = ("{\"x\":\"dull\"" + " ".repeat(LineReader.HEAD) + "}").getBytes();
            byte[] late = ("{\"x\":" + " ".repeat(LineReader.HEAD) + "\"dull\"}").getBytes();
            Check.equal("early", LineFilter.NOTHING, filter.found(early, 0, early.length));
            Check.equal("late", 1L, filter.found(late, 0, late.length));
            LineFilter all = new LineFilter(new NeedleSet(List.of()), new NeedleSet(List.of("dull")));
            Check.equal("early of all", LineFilter.NOTHING, all.found(early, 0, early.length));
            Check.equal("late of all", LineFilter.ANYTHING, all.found(late, 0, late.length));
        });
        s.test("needles are found wherever they stand, and nowhere else", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 20_000; round++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(6); i >= 0; i--) {
                    String needle = NEEDLES.get(random.nextInt(NEEDLES.size()));
                    int from = random.nextInt(3) == 0 ? random.nextInt(needle.length()) : 0;
                    text.append(needle.substring(from), 0, needle.length() - from - random.nextInt(2));
                    text.append("u\"dx".repeat(random.nextInt(3)));
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                int from = random.nextInt(bytes.length + 1);
                int to = from + random.nextInt(bytes.length - from + 1);
                String part = text.substring(from, to);
                List<String> some = NEEDLES.subList(0, random.nextInt(NEEDLES.size() + 1));
                long want = 0;
                for (int i = 0; i < some.size(); i++) {
                    want |= part.contains(some.get(i)) ? 1L << i : 0;
                }
                Check.equal(some + " in " + part, want, new NeedleSet(some).found(bytes, from, to));
                int lf = NeedleSet.indexOf((byte) 'd', bytes, from, to);
                Check.equal("index in " + part, part.indexOf('d') < 0 ? to : from + part.indexOf('d'), lf);
            }
        });
    }

    private record Seen(String lines, LineReader.End end) { }

    private static final class Recorder implements LineReader.Lines<Reading> {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void line(Line line) {
            JsonObject object = line.parse(Shape.ALL);
            Check.equal("content", Json.parse(line.text()), object);
            for (String needle : List.of("\"x\"", "\"y\"", "\"z\"")) {
                Check.equal("contains " + needle, line.text().contains(needle), line.contains(needle));
            }
            lines.add(line.number() + "@" + line.offset() + " " + line.text() + (line.repeated() ? "*" : ""));
        }

        @Override
        public Reading finish(LineReader.End end) {
            return null;
        }
    }

    private static LineFilter containing(String... needles) {
        return new LineFilter(new NeedleSet(List.of(needles)), new NeedleSet(List.of()));
    }

    private static Seen scan(Path file, LineScanner scanner, long from, long lines, long consumed) throws Exception {
        try (FileChannel channel = FileChannel.open(file)) {
            Recorder recorder = new Recorder();
            LineReader.End end = scanner.scan(channel, new LineScanner.Span(from, lines, consumed, channel.size()),
                    containing("\"x\"", "\"y\""), recorder);
            return new Seen(String.join("|", recorder.lines), end);
        }
    }

    private static void check(Path directory, String text, String lines, long rows, long offset, long count)
            throws Exception {
        Path file = Files.writeString(directory.resolve("f"), text);
        Check.equal("lines of " + text, new Seen(lines, new LineReader.End(rows, offset, count)),
                scan(file, new LineScanner(), 0, 0, 0));
        Check.equal("lines of " + text + " in small buffers",
                new Seen(lines, new LineReader.End(rows, offset, count)), scan(file, new LineScanner(3, 5), 0, 0, 0));
    }

    private static String restOfLine(String text, int cut) {
        boolean atStart = cut == 0 || text.charAt(cut - 1) == '\n';
        int end = text.indexOf('\n', cut);
        return atStart ? "" : text.substring(cut, end < 0 ? text.length() : end);
    }

    private static String randomFile(Random random) {
        StringBuilder text = new StringBuilder();
        String[] parts = {"{\"x\":1}", "{\"y\":\"" + "z".repeat(random.nextInt(50)) + "\"}", "{\"q\":2}", "", " ", "\r",
            "{\"x\":", "junk \"x\"", "{\"x\":{\"y\":[1,2]}}"};
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(5) == 0 ? "" : "\n");
        }
        return text.toString();
    }
}
