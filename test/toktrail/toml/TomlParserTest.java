package toktrail.toml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.error.Location;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** What is TOML, what it means, where it stands, and what is said about text that is not TOML. */
public final class TomlParserTest {

    private TomlParserTest() { }

    public static void tests(Suite s) {
        s.test("reads every valid document as its expected values", scratch -> {
            for (TomlFixtures.Fixture fixture : TomlFixtures.valid()) {
                Path expected = fixture.path().resolveSibling(fixture.name().replace(".toml", ".json"));
                String want = Files.readString(expected);
                Check.equal(fixture.name(), want, TaggedJson.of(TomlParser.parse(fixture.bytes(), fixture.name())));
                Check.equal(fixture.name() + " as text", want, TaggedJson.of(fixture.parsed()));
            }
        });
        s.test("refuses every invalid document at a place inside it", scratch -> {
            for (TomlFixtures.Fixture fixture : TomlFixtures.invalid()) {
                TomlException fault = Check.fails(fixture.name(), TomlException.class,
                        () -> TomlParser.parse(fixture.bytes(), fixture.name()));
                checkPlace(fixture.name(), fault, fixture.bytes());
                Check.that(fixture.name() + ": " + fault.problem(), isPlain(fault.problem()));
            }
        });
        s.test("every fixture has its pair and belongs to a kind", scratch -> {
            try (Stream<Path> files = Files.list(Scratch.fixture("toml/valid"))) {
                Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
                for (String name : new TreeSet<>(names)) {
                    String stem = name.substring(0, name.lastIndexOf('.'));
                    Check.that("unpaired: " + name, names.contains(stem + ".toml") && names.contains(stem + ".json"));
                }
            }
            try (Stream<Path> files = Files.list(Scratch.fixture("toml/invalid"))) {
                files.forEach(file -> Check.that("not a document: " + file, file.toString().endsWith(".toml")));
            }
        });
        s.test("a document cut at any byte is read or refused", scratch -> {
            for (TomlFixtures.Fixture fixture : TomlFixtures.valid()) {
                for (int size = 0; size < fixture.bytes().length; size++) {
                    checkTotal(fixture.name() + " cut at " + size, Arrays.copyOf(fixture.bytes(), size));
                }
            }
        });
        s.test("a document with random changes is read or refused", scratch -> {
            Random random = scratch.random();
            List<TomlFixtures.Fixture> all = Stream.concat(TomlFixtures.valid().stream(),
                    TomlFixtures.invalid().stream()).toList();
            for (TomlFixtures.Fixture fixture : all) {
                for (int round = 0; round < 30; round++) {
                    byte[] changed = mutate(fixture.bytes(), random);
                    checkTotal(fixture.name() + " as " + Arrays.toString(changed), changed);
                }
            }
        });
        places(s);
        messages(s);
        limits(s);
    }

    private static void places(Suite s) {
        s.test("keys and values know line and column in code points, and their byte", scratch -> {
            byte[] bytes = "# é😀\n[t.u]\n \"é😀\" = 'x' \nb.c = [ 1,\n  {d = 2} ]\n[[v]]\n[[v]]\n"
                    .getBytes(StandardCharsets.UTF_8);
            TomlTable root = TomlParser.parse(bytes, "f");
            checkLocation("t", root.key("t").orElseThrow().location(), 2, 2);
            checkLocation("mentioned table", value(root, TomlPath.of("t")).location(), 2, 2);
            checkLocation("table with header", value(root, TomlPath.of("t", "u")).location(), 2, 1);
            TomlTable inner = (TomlTable) value(root, TomlPath.of("t", "u"));
            checkLocation("quoted key", inner.key("é😀").orElseThrow().location(), 3, 2);
            checkLocation("value", inner.get("é😀").orElseThrow().location(), 3, 9);
            checkLocation("dotted table", inner.get("b").orElseThrow().location(), 4, 1);
            checkLocation("dotted key", ((TomlTable) inner.get("b").orElseThrow()).key("c").orElseThrow().location(),
                    4, 3);
            checkLocation("array", value(inner, TomlPath.of("b", "c")).location(), 4, 7);
            checkLocation("element", value(inner, TomlPath.of("b", "c").element(0)).location(), 4, 9);
            checkLocation("inline", value(inner, TomlPath.of("b", "c").element(1)).location(), 5, 3);
            checkLocation("second", value(root, TomlPath.of("v").element(1)).location(), 7, 1);
            checkLocation("tables", value(root, TomlPath.of("v")).location(), 6, 1);
        });
        s.test("a byte-order mark has bytes but no column", scratch -> {
            TomlTable bytes = TomlParser.parse("\uFEFFa = 1".getBytes(StandardCharsets.UTF_8), "f");
            checkLocation("bytes", bytes.key("a").orElseThrow().location(), 1, 1);
            TomlTable text = TomlParser.parse("\uFEFFa = 1", "f");
            checkLocation("text", text.key("a").orElseThrow().location(), 1, 1);
        });
        s.test("a float gives its decimal exactly", scratch -> {
            String[][] rows = {{"0.1", "0.1"}, {"1_0.2_5", "10.25"}, {"3e2", "3E+2"}, {"-0.0", "0.0"}, {"inf", "none"},
                {"nan", "none"}, {"1e9999", "1E+9999"}, {"1e10000", "none"}, {"1e-0009999", "1E-9999"},
                {"1e99999999999999999999", "none"}, {"1e-99999999999", "none"}};
            for (String[] row : rows) {
                TomlFloat number = (TomlFloat) TomlParser.parseValue(row[0]);
                Check.equal(row[0], row[1], number.decimal().map(Object::toString).orElse("none"));
            }
        });
    }

    private static void messages(Suite s) {
        s.test("a fault says where, what was expected and what was found", scratch -> {
            String[][] rows = {
                {"a = ", "1:5: expected a value, found the end of the text"},
                {"a = \n", "1:5: expected a value, found the end of the line"},
                {"a = True", "1:5: expected a value, found True; booleans are written true and false"},
                {"a = text", "1:5: expected a value, found text; strings need quotes"},
                {"a = null", "1:5: expected a value, found null; there is no null, leave the key out"},
                {"a 1", "1:3: expected \"=\" after the key, found \"1\""},
                {"a = 1 b", "1:7: expected the end of the line, found \"b\""},
                {"a = \"x\n", "1:7: expected the closing \" of the string that begins at line 1, "
                        + "found the end of the line"},
                {"a = [1\n\n2]", "3:1: expected \",\" or \"]\" in the array that begins at line 1, found \"2\""},
                {"a = {x = 1,}", "1:12: expected a key after the comma; an inline table has no comma at its end"},
                {"a = {x = 1\n}", "1:11: expected \",\" or \"}\" in the inline table that begins at line 1 "
                        + "and must end on its line, found the end of the line"},
                {"a = 2026-02-30", "1:5: expected a day from 1 to 28, found 30 in 2026-02-30"},
                {"a = 1\n a = 2", "2:2: expected a new key, found \"a\", which is an integer since 1:1"},
                {"[a]\n[b]\n[a]", "3:2: expected a new key, found \"a\", which is a table since 1:2; "
                        + "a table is defined once"},
                {"[[a]]\n[a]", "2:2: expected a new key, found \"a\", which is an array of tables since 1:3; "
                        + "a further element has two brackets"},
                {"a = 9223372036854775808", "1:5: expected an integer of 64 bits, found 9223372036854775808"},
                {"a = 1\rb", "1:6: expected the end of the line, found a carriage return without a line feed"},
                {"# \u0001", "1:3: comments cannot hold the control character U+0001"},
                {"é = 1", "1:1: expected a key, found \"é\""},
                {"[a\n", "1:3: expected \".\" or \"]\" in the header, found the end of the line"},
            };
            for (String[] row : rows) {
                TomlException fault = Check.fails(row[0], TomlException.class, () -> TomlParser.parse(row[0], "f"));
                Check.equal(row[0], "f:" + row[1], fault.getMessage());
            }
        });
        s.test("the first byte that is not UTF-8 is named", scratch -> {
            byte[] bytes = {'a', '=', '1', '\n', '#', (byte) 0xc3, (byte) 0xa9, ' ', (byte) 0xe2, (byte) 0x98, '\n'};
            TomlException fault = Check.fails("bytes", TomlException.class, () -> TomlParser.parse(bytes, "f"));
            Check.equal("message", "f:2:4: expected UTF-8, found the byte 0xe2", fault.getMessage());
        });
        s.test("half of a surrogate pair in text is refused", scratch -> {
            for (String half : new String[] {"\ud83d", "\ude00"}) {
                TomlException fault = Check.fails("half", TomlException.class,
                        () -> TomlParser.parse("a = 1\n# " + half, "f"));
                Check.equal("place", "f:2:3", fault.location().toString());
            }
        });
    }

    private static void limits(Suite s) {
        s.test("nesting ends at the limit, whatever nests", scratch -> {
            int limit = TomlParser.MAX_DEPTH;
            for (int depth : new int[] {limit, limit + 1, 100_000}) {
                String keys = "k.".repeat(depth - 1) + "k";
                List<String> texts = List.of("a = " + "[".repeat(depth) + "]".repeat(depth), keys + ".k = 1",
                        "[" + keys + "]", "[[" + keys + "]]");
                for (String text : texts) {
                    if (depth <= limit) {
                        TomlParser.parse(text, "f");
                    } else {
                        Check.fails("depth " + depth, TomlException.class, () -> TomlParser.parse(text, "f"));
                    }
                }
            }
        });
        s.test("a text above the size limit is refused", scratch -> {
            byte[] bytes = new byte[TomlParser.MAX_SIZE + 1];
            Arrays.fill(bytes, (byte) '\n');
            Check.fails("bytes", TomlException.class, () -> TomlParser.parse(bytes, "f"));
            Check.equal("at the limit", 0, TomlParser.parse(Arrays.copyOf(bytes, bytes.length - 1), "f").size());
        });
        s.test("a long line costs time by its length", scratch -> {
            String text = "a = [" + "1, ".repeat(300_000) + "]";
            TomlArray array = (TomlArray) TomlParser.parse(text, "f").get("a").orElseThrow();
            Check.equal("elements", 300_000, array.values().size());
        });
    }

    /** Either values or a fault inside the text, nothing else. */
    private static void checkTotal(String what, byte[] bytes) {
        try {
            TomlParser.parse(bytes, "f");
        } catch (TomlException fault) {
            checkPlace(what, fault, bytes);
        } catch (RuntimeException | StackOverflowError bug) {
            throw new AssertionError(what + ": " + bug, bug);
        }
    }

    private static void checkPlace(String what, TomlException fault, byte[] bytes) {
        Location place = fault.location();
        long lines = 1 + new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
        Check.that(what + ": " + place + " of " + lines + " lines", place.line() <= lines);
        byte[] line = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)[place.line() - 1]
                .getBytes(StandardCharsets.ISO_8859_1);
        Check.that(what + ": column " + place.column(), place.column() <= line.length + 1);
    }

    private static boolean isPlain(String problem) {
        return !problem.isBlank() && Character.isLowerCase(problem.charAt(0)) && !problem.endsWith(".")
                && problem.indexOf('\n') < 0;
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        String alphabet = "\"'\\[]{}=.,#\n\r\t 01-_:TZezx+a\u00c3\u00a9\u0000";
        for (int change = 0; change <= random.nextInt(3); change++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(4));
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
                default -> text.replace(at, to, String.valueOf(c));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static TomlValue value(TomlTable root, TomlPath path) {
        return root.get(path).orElseThrow(() -> new AssertionError("nothing at " + path));
    }

    private static void checkLocation(String what, Location got, int line, int column) {
        Check.equal(what, new Location("f", line, column), got);
    }
}
