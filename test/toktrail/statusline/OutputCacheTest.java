package toktrail.statusline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Lines that are kept: when they hold, how they are found, what damages them. */
public final class OutputCacheTest {

    private static final byte[] OUT = "codex · 4.3k tok\n".getBytes(StandardCharsets.UTF_8);
    private static final KeptLine.Ages AGES = new KeptLine.Ages(2000, 30_000, 5000);

    private OutputCacheTest() { }

    public static void tests(Suite s) {
        s.test("a line holds while it is young and its files are as they were", OutputCacheTest::holds);
        s.test("a line depends on the directory only if it says so", scratch -> {
            KeptLine here = new KeptLine(1000, AGES, List.of(), "/a", OUT);
            Check.that("here", here.holds(1000, "/a") && !here.holds(1000, "/b"));
            Check.that("anywhere", new KeptLine(1000, AGES, List.of(), "", OUT).holds(1000, "/b"));
        });
        s.test("what is written is read, byte for byte", scratch -> {
            byte[] bytes = line(scratch, 5).encode();
            Check.equal("text", "toktrail-statusline 1\ncreated 5\nfresh 2000\nserve 30000\npause 5000\ndep -1 -1 "
                    + scratch.directory() + "/a b\nout 18\ncodex · 4.3k tok\n",
                    new String(bytes, StandardCharsets.UTF_8));
            KeptLine read = KeptLine.decode(bytes);
            Check.that("bytes", Arrays.equals(OUT, read.out()));
            Check.that("same", Arrays.equals(bytes, read.encode()));
        });
        s.test("any damage is found", scratch -> {
            byte[] whole = line(scratch, 5).encode();
            for (int length = 0; length < whole.length; length++) {
                Check.equal("cut at " + length, null, KeptLine.decode(Arrays.copyOf(whole, length)));
            }
            Check.equal("longer", null, KeptLine.decode(Arrays.copyOf(whole, whole.length + 1)));
            Check.equal("another version", null, KeptLine.decode(new String(whole, StandardCharsets.UTF_8)
                    .replace("statusline 1", "statusline 2").getBytes(StandardCharsets.UTF_8)));
            Check.equal("a path with line ends", 0,
                    new KeptLine(1, AGES, List.of(new FileMark("a\nb", 1, 1)), "", OUT).encode().length);
        });
        s.test("the folder is the first that is possible, and its owner's only", scratch -> {
            String home = scratch.directory().toString();
            Path runtime = Files.createDirectories(scratch.directory().resolve("run"));
            Map<String, String> variables = new TreeMap<>(Map.of("HOME", home));
            Check.equal("home", home + "/.cache/toktrail/statusline/x", path(variables));
            variables.put("XDG_CACHE_HOME", home + "/c");
            Check.equal("cache", home + "/c/toktrail/statusline/x", path(variables));
            variables.put("XDG_RUNTIME_DIR", home + "/missing");
            Check.equal("no runtime folder", home + "/c/toktrail/statusline/x", path(variables));
            variables.put("XDG_RUNTIME_DIR", runtime.toString());
            Check.equal("runtime folder", runtime + "/toktrail/statusline/x", path(variables));
            Check.equal("nowhere", null, OutputCache.find(Map.of("HOME", "relative")));
            OutputCache cache = OutputCache.find(variables);
            cache.write("x", line(scratch, 5), 5);
            Check.that("kept", Arrays.equals(OUT, cache.read("x").out()));
            Check.equal("mode", "rwx------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(runtime.resolve("toktrail/statusline"))));
            Check.equal("nothing else", 1, cache.file(".").listFiles().length);
        });
        s.test("what is not renewed for a day goes; what cannot be written is no error", scratch -> {
            Map<String, String> variables = Map.of("HOME", scratch.directory().toString());
            OutputCache cache = OutputCache.find(variables);
            cache.replace("old", OUT);
            cache.replace("young", OUT);
            long now = cache.file("young").lastModified();
            Files.setLastModifiedTime(cache.file("old").toPath(), FileTime.fromMillis(now - 86_400_001));
            cache.write("new", line(scratch, now), now);
            Check.that("old", !cache.file("old").exists() && cache.file("young").exists());
            Path file = scratch.write("file", "");
            OutputCache none = OutputCache.find(Map.of("XDG_CACHE_HOME", file.toString()));
            none.write("x", line(scratch, now), now);
            Check.equal("unwritable", null, none.read("x"));
        });
        s.test("a line without files, or with what steers a terminal, is damaged", scratch -> {
            Check.equal("no file", null, KeptLine.decode(new KeptLine(1, AGES, List.of(), "", OUT).encode()));
            for (String bad : List.of("\u001b[2J", "\u001b]0;x\u0007", "\u001b", "\u001b[3", "\r", "\t", "\b", "\u007f",
                    "\u0000", "\u009b2J", "\u0085")) {
                Check.equal("control", null, KeptLine.decode(printing(scratch, "a" + bad)));
                Check.equal("control", null, KeptLine.decode(printing(scratch, bad + "\u001b[0m\n")));
            }
            for (String good : List.of("", "\n", "\u001b[1;31ma\u001b[0m \u00a0é · €😀\n", "\u001b[m",
                    "{\n  \"a\": 1\n}\n")) {
                Check.that(good, KeptLine.decode(printing(scratch, good)) != null);
            }
        });
        s.test("a folder that others may enter is not used", OutputCacheTest::folders);
        s.test("what is no regular file of a usual size is not opened", OutputCacheTest::files);
        s.test("the key is all that was asked, and nothing else", OutputCacheTest::key);
        s.test("only a segment is looked up", scratch -> {
            for (String line : List.of("statusline", "--db x statusline --json", "--color=never statusline",
                    "--no-builtin-prices statusline --harness codex", "--config statusline statusline")) {
                Check.that(line, SegmentRequest.isSegment(List.of(line.split(" "))));
            }
            for (String line : List.of("usage today", "statusline test", "statusline --json config show", "--help",
                    "--db statusline", "statusline install", "statusline --help", "usage statusline",
                    "statusline --renew pipe")) {
                Check.that(line, !SegmentRequest.isSegment(List.of(line.split(" "))));
            }
            Check.that("nothing", !SegmentRequest.isSegment(List.of()));
        });
        s.test("standard input never hangs", OutputCacheTest::input);
    }

    private static KeptLine line(Scratch scratch, long createdMs) {
        return new KeptLine(createdMs, AGES, List.of(FileMark.of(scratch.directory().resolve("a b").toString())), "",
                OUT);
    }

    private static byte[] printing(Scratch scratch, String text) {
        return new KeptLine(5, AGES, List.of(FileMark.of(scratch.directory().resolve("x").toString())), "",
                text.getBytes(StandardCharsets.UTF_8)).encode();
    }

    private static OutputCache cache(Scratch scratch) {
        return OutputCache.find(Map.of("HOME", scratch.directory().toString()));
    }

    private static void folders(Scratch scratch) throws Exception {
        OutputCache cache = cache(scratch);
        cache.write("x", line(scratch, 5), 5);
        Path folder = cache.file("x").toPath().getParent();
        Check.equal("file", "rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cache.file("x").toPath())));
        for (String mode : List.of("rwxr-xr-x", "rwx--x---", "rwx-----x", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
            Check.equal(mode, null, cache.read("x"));
            Check.that(mode, !cache.replace("y", OUT) && !cache.file("y").exists());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Check.that("its own again", cache.read("x") != null);
        Path elsewhere = Files.move(folder, folder.resolveSibling("elsewhere"));
        Files.createSymbolicLink(folder, elsewhere);
        Check.equal("a link", null, cache.read("x"));
        Check.that("nor written", !cache.replace("y", OUT));
        Files.delete(folder);
        Files.move(elsewhere, folder);
        try {
            Files.setAttribute(folder, "unix:uid", (Integer) Files.getAttribute(folder, "unix:uid") + 1);
        } catch (IOException onlyRootMay) {
            throw new Suite.SkippedException("this user may give nothing away");
        }
        Check.equal("of another", null, cache.read("x"));
        Check.that("nor written", !cache.replace("y", OUT));
    }

    private static void files(Scratch scratch) throws Exception {
        OutputCache cache = cache(scratch);
        cache.write("x", line(scratch, 5), 5);
        Path folder = cache.file("x").toPath().getParent();
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("x"));
        Check.equal("a link", null, cache.read("link"));
        Files.createDirectory(folder.resolve("folder"));
        Check.equal("a folder", null, cache.read("folder"));
        cache.replace("large", new byte[(1 << 20) + 1]);
        Check.equal("large", null, cache.content("large"));
        cache.replace("largest", new byte[1 << 20]);
        Check.equal("largest", 1 << 20, cache.content("largest").length);
        Path fifo = folder.resolve("fifo");
        try {
            if (new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() != 0) {
                throw new Suite.SkippedException("no FIFO can be made here");
            }
        } catch (IOException e) {
            throw new Suite.SkippedException("there is no mkfifo");
        }
        Check.equal("FIFO", null, cache.read("fifo"));
        Files.createSymbolicLink(folder.resolve("to-fifo"), fifo);
        Check.equal("a link to it", null, cache.read("to-fifo"));
    }

    private static String path(Map<String, String> variables) {
        return OutputCache.find(variables).file("x").getPath();
    }

    private static void holds(Scratch scratch) throws Exception {
        Path file = scratch.write("config.toml", "abc");
        Path absent = scratch.directory().resolve("absent");
        KeptLine line = new KeptLine(10_000, AGES,
                List.of(FileMark.of(file.toString()), FileMark.of(absent.toString())), "", OUT);
        Check.that("at once", line.holds(10_000, "/") && line.isFresh(10_000));
        Check.that("fresh", line.holds(11_999, "/") && line.isFresh(11_999));
        Check.that("stale", line.holds(12_000, "/") && !line.isFresh(12_000));
        Check.that("still served", line.holds(39_999, "/"));
        Check.that("too old", !line.holds(40_000, "/"));
        Check.that("a clock that went back", !line.holds(9_999, "/"));
        KeptLine fresh = new KeptLine(10_000, new KeptLine.Ages(2000, 0, 0), List.of(), "", OUT);
        Check.that("only fresh", fresh.holds(11_999, "/") && !fresh.holds(12_000, "/"));
        Files.writeString(absent, "");
        Check.that("a new file", !line.holds(10_000, "/"));
        Files.delete(absent);
        Check.that("gone again", line.holds(10_000, "/"));
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "abcd");
        Files.setLastModifiedTime(file, time);
        Check.that("size", !line.holds(10_000, "/"));
        Files.writeString(file, "xyz");
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
        Check.that("time", !line.holds(10_000, "/"));
        Files.setLastModifiedTime(file, time);
        Check.that("as it was", line.holds(10_000, "/"));
        Files.delete(file);
        Check.that("deleted", !line.holds(10_000, "/"));
    }

    private static void key(Scratch scratch) {
        List<String> words = List.of("statusline", "--json");
        Map<String, String> plain = Map.of("HOME", "/home/dev", "PATH", "/bin");
        String key = key(words, plain, "/a", "");
        Check.equal("length", 16, key.length());
        Check.equal("again", key, key(words, plain, "/a", ""));
        Check.equal("the directory is none of its", key, key(words, plain, "/b", ""));
        Check.equal("other variables", key, key(words, Map.of("HOME", "/home/dev", "PATH", "/x"), "/a", ""));
        Check.equal("a renewal is for the same line", key,
                key(List.of("statusline", "--json", "--renew", "pipe"), plain, "/a", ""));
        Check.that("words", !key.equals(key(List.of("statusline"), plain, "/a", "")));
        Check.that("words apart", !key(List.of("ab", "c"), plain, "/a", "")
                .equals(key(List.of("a", "bc"), plain, "/a", "")));
        Check.that("payload", !key.equals(key(words, plain, "/a", "x")));
        Check.that("terminal", !key.equals(CacheKey.of(words, new CacheKey.World(plain, "/a", true), "")));
        for (String name : List.of("TZ", "NO_COLOR", "XDG_STATE_HOME", "TOKTRAIL_DB", "TERM", "FORCE_COLOR")) {
            Map<String, String> more = new TreeMap<>(plain);
            more.put(name, "/x");
            Check.that(name, !key.equals(key(words, more, "/a", "")));
        }
        List<String> relative = List.of("--db", "x.db", "statusline");
        Check.that("a relative file", !key(relative, plain, "/a", "").equals(key(relative, plain, "/b", "")));
        Map<String, String> variable = Map.of("HOME", "/h", "TOKTRAIL_CONFIG", "c.toml");
        Check.that("a relative variable", !key(words, variable, "/a", "").equals(key(words, variable, "/b", "")));
        List<String> absolute = List.of("--db=/x.db", "--config", "~/c", "statusline");
        Check.equal("absolute files", key(absolute, plain, "/a", ""), key(absolute, plain, "/b", ""));
    }

    private static String key(List<String> words, Map<String, String> variables, String folder, String payload) {
        return CacheKey.of(words, new CacheKey.World(variables, folder, false), payload);
    }

    private static void input(Scratch scratch) throws Exception {
        StandardInput.Limits patient = new StandardInput.Limits(60_000, 60_000);
        StandardInput.Limits impatient = new StandardInput.Limits(0, 60_000);
        Check.equal("empty", 0, StandardInput.read(InputStream.nullInputStream(), patient).length);
        PipedInputStream silent = new PipedInputStream();
        PipedOutputStream nobody = new PipedOutputStream(silent);
        Check.equal("nobody writes", 0, StandardInput.read(silent, impatient).length);
        nobody.close();
        byte[] large = new byte[(1 << 20) + 5];
        Check.equal("at most a megabyte", 1 << 20,
                StandardInput.read(new ByteArrayInputStream(large), patient).length);
        byte[] small = new byte[20_000];
        Check.equal("all", 20_000, StandardInput.read(new ByteArrayInputStream(small), patient).length);
        Check.equal("what is there is read without any patience for a first byte", 20_000,
                StandardInput.read(new ByteArrayInputStream(small), impatient).length);
        Check.equal("what comes before the thread reads", 5, StandardInput.read(new Late(), impatient).length);
        PipedInputStream endless = new PipedInputStream();
        try (PipedOutputStream writer = new PipedOutputStream(endless)) {
            writer.write(small, 0, 7);
            Check.equal("what came until patience ended", 7,
                    StandardInput.read(endless, new StandardInput.Limits(60_000, 500)).length);
        }
    }

    /** Has nothing when asked first, then something that a slow thread takes half a second to read. */
    private static final class Late extends InputStream {

        private int asked;
        private int rest = 5;

        @Override
        public synchronized int available() {
            return asked++ == 0 ? 0 : rest;
        }

        @Override
        public int read() {
            throw new IllegalStateException("byte by byte");
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            synchronized (this) {
                int count = rest;
                rest = 0;
                return count == 0 ? -1 : count;
            }
        }
    }
}
