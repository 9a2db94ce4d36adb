package toktrail.toml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Text made from values: its form, and that reading it gives the same values. */
public final class TomlWriterTest {

    private TomlWriterTest() { }

    public static void tests(Suite s) {
        s.test("every valid document survives writing and reading", scratch -> {
            for (TomlFixtures.Fixture fixture : TomlFixtures.valid()) {
                TomlTable root = fixture.parsed();
                String written = TomlWriter.document(root);
                Check.that(fixture.name() + " as\n" + written, root.sameAs(TomlParser.parse(written, "written")));
                Check.equal(fixture.name() + " written again", written,
                        TomlWriter.document(TomlParser.parse(written, "written")));
                for (TomlTable.Entry entry : root.entries()) {
                    TomlValue again = TomlParser.parseValue(TomlWriter.inline(entry.value()));
                    Check.that(fixture.name() + " inline", entry.value().sameAs(again));
                }
            }
        });
        s.test("keys have quotes only where they must", scratch -> {
            String[][] rows = {{"a-B_1", "a-B_1"}, {"", "\"\""}, {"a b", "\"a b\""}, {"a.b", "\"a.b\""}, {"é", "\"é\""},
                {"a\"b", "\"a\\\"b\""}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], TomlWriter.key(row[0]));
            }
            Check.equal("dotted", "a.\"b c\".d", TomlWriter.dotted(List.of("a", "b c", "d")));
        });
        s.test("strings of any characters survive", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 300; round++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(12); i > 0; i--) {
                    int c = random.nextInt(new int[] {0x20, 0x80, 0x3000, 0x110000}[random.nextInt(4)]);
                    text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? '"' : c);
                }
                String written = TomlWriter.string(text.toString());
                Check.equal(written, text.toString(), ((TomlString) TomlParser.parseValue(written)).value());
            }
            Check.equal("escapes", "\"\\b\\t\\n\\f\\r\\\"\\\\\\u0000\\u001F\\u007Fé😀\"",
                    TomlWriter.string("\b\t\n\f\r\"\\\0\u001f\u007fé😀"));
            Check.fails("half", IllegalArgumentException.class, () -> TomlWriter.string("\ud83d"));
        });
        s.test("floats are plain decimals with a digit behind the point", scratch -> {
            String[][] rows = {{"5", "5.0"}, {"0.1750", "0.175"}, {"3.625E-3", "0.003625"}, {"1E+3", "1000.0"},
                {"0E-7", "0.0"}, {"-2.50", "-2.5"}, {"100", "100.0"}};
            for (String[] row : rows) {
                Check.equal(row[0], row[1], TomlWriter.inline(TomlValue.of(new BigDecimal(row[0]))));
            }
            for (String kept : List.of("inf", "-inf", "nan", "-0.0", "1e99999")) {
                Check.equal(kept, kept, TomlWriter.inline(TomlParser.parseValue(kept)));
            }
        });
        s.test("values keep their form on one line", scratch -> {
            for (String text : List.of("1", "-9223372036854775808", "true", "2026-05-01", "07:30:00", "07:30:00.5",
                    "2026-05-01T07:30:00", "2026-05-01T07:30:00Z", "2026-05-01T07:30:00-23:59", "[]", "{}",
                    "[1, [\"a\"]]", "{ a = 1, \"b c\" = { d = 2 } }")) {
                Check.equal(text, text, TomlWriter.inline(TomlParser.parseValue(text)));
            }
        });
        s.test("a document has plain values first and a blank line before each header", scratch -> {
            TomlTable plan = TomlTable.empty()
                    .with("windows", TomlValue.of(List.of(TomlTable.empty().with("period", TomlValue.of("5h")))))
                    .with("id", TomlValue.of("pro"));
            TomlTable root = TomlTable.empty()
                    .with("sync", TomlTable.empty().with("git", TomlTable.empty().with("track",
                            TomlValue.ofStrings(List.of("config", "prices")))))
                    .with("metadata", TomlTable.empty())
                    .with("plans", TomlValue.of(List.of(plan, TomlTable.empty())))
                    .with("config_version", TomlValue.of(1));
            Check.equal("text", """
                    config_version = 1

                    [sync.git]
                    track = ["config", "prices"]

                    [metadata]

                    [[plans]]
                    id = "pro"

                    [[plans.windows]]
                    period = "5h"

                    [[plans]]
                    """, TomlWriter.document(root));
            Check.equal("nothing", "", TomlWriter.document(TomlTable.empty()));
        });
    }
}
