package toktrail.text;

import java.util.List;
import java.util.Random;
import toktrail.environment.TerminalFacts;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;
import toktrail.text.Table.Column;
import toktrail.text.Table.Look;

/** Tables as lines, widths as columns. */
public final class TableTest {

    private TableTest() { }

    public static void tests(Suite s) {
        s.test("a plain table aligns, cuts nothing and has no blanks at line ends", scratch ->
                Check.equal("table", """
                        model               tokens  note
                        gpt-5                1,234  short
                        日本語モデル             7
                        claude-opus-4-5  9,999,999  a note that is rather long for a table
                        """, models().render(Look.PLAIN, Style.plain(), 20)));
        s.test("a rich table fits its width", scratch ->
                Check.equal("table", """
                        ╭─────────────────┬───────────┬────────────╮
                        │ model           │    tokens │ note       │
                        ├─────────────────┼───────────┼────────────┤
                        │ gpt-5           │     1,234 │ short      │
                        │ 日本語モデル    │         7 │            │
                        │ claude-opus-4-5 │ 9,999,999 │ a note     │
                        │                 │           │ that is    │
                        │                 │           │ rather     │
                        │                 │           │ long for a │
                        │                 │           │ table      │
                        ╰─────────────────┴───────────┴────────────╯
                        """, models().render(Look.RICH, Style.plain(), 44)));
        s.test("text is cut before figures when folding is not enough", scratch ->
                Check.equal("table", """
                        ╭──────────┬───────────┬──────────╮
                        │ model    │    tokens │ note     │
                        ├──────────┼───────────┼──────────┤
                        │ gpt-5    │     1,234 │ short    │
                        │ 日本語…  │         7 │          │
                        │ claude-… │ 9,999,999 │ a note   │
                        │          │           │ that is  │
                        │          │           │ rather   │
                        │          │           │ long for │
                        │          │           │ a table  │
                        ╰──────────┴───────────┴──────────╯
                        """, models().render(Look.RICH, Style.plain(), 35)));
        s.test("a rich table is as wide as its content needs, wrap maxima kept", scratch ->
                Check.equal("table", """
                        ╭─────┬────────╮
                        │ a   │ b      │
                        ├─────┼────────┤
                        │ one │ abcdef │
                        │     │ ghi    │
                        ╰─────┴────────╯
                        """, Table.of(Column.text("a"), Column.wrapped("b", 6)).row("one", "abcdefghi")
                        .render(Look.RICH, Style.plain(), 200)));
        s.test("the widest wrapping column gives first", scratch -> {
            Table table = Table.of(Column.wrapped("a", 40), Column.wrapped("b", 40))
                    .row("x".repeat(12), "y".repeat(30));
            Check.equal("top", "╭──────────────┬──────────────╮",
                    table.render(Look.RICH, Style.plain(), 31).lines().findFirst().orElseThrow());
        });
        s.test("cells of several lines and rules keep their place", scratch -> {
            Table table = Table.of(Column.text("day"), Column.text("models"), Column.number("n"));
            table.rowOfLines(List.of(List.of("mon"), List.of("- a", "- b"), List.of("1"))).rule().row("Total", "", "1");
            Check.equal("plain", """
                    day    models  n
                    mon    - a     1
                           - b
                    -----  ------  -
                    Total          1
                    """, table.render(Look.PLAIN, Style.plain(), 80));
            Check.equal("rich", """
                    ╭───────┬────────┬───╮
                    │ day   │ models │ n │
                    ├───────┼────────┼───┤
                    │ mon   │ - a    │ 1 │
                    │       │ - b    │   │
                    ├───────┼────────┼───┤
                    │ Total │        │ 1 │
                    ╰───────┴────────┴───╯
                    """, table.render(Look.RICH, Style.plain(), 80));
        });
        s.test("only headers are bold", scratch -> {
            Style bold = Style.of(ColourChoice.ALWAYS, new TestWorld(scratch.directory()).environment(),
                    TerminalFacts.Stream.OUT);
            Table table = Table.of(Column.text("a"), Column.number("bb")).row("x", "1");
            Check.equal("plain", "\u001b[1ma  bb\u001b[0m\nx   1\n", table.render(Look.PLAIN, bold, 80));
            Check.that("rich", table.render(Look.RICH, bold, 80)
                    .contains("│ \u001b[1ma\u001b[0m │ \u001b[1mbb\u001b[0m │\n"));
        });
        s.test("an empty table is its header, cells are cleaned, leading blanks stay", scratch -> {
            Table table = Table.of(Column.text("a"), Column.text("b"));
            Check.that("empty", table.isEmpty());
            Check.equal("header", "a  b\n", table.render(Look.PLAIN, Style.plain(), 80));
            table.row("\u001b[2Jx\ny", "  b");
            Check.equal("clean", "a       b\n[2Jx y    b\n", table.render(Look.PLAIN, Style.plain(), 80));
            Check.fails("too few", IllegalArgumentException.class, () -> table.row("x"));
        });
        s.test("every line of a rich table is equally wide and at most the width where that is possible", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < 300; i++) {
                int width = 30 + random.nextInt(80);
                List<String> lines = randomTable(random).render(Look.RICH, Style.plain(), width).lines().toList();
                int first = DisplayWidth.of(lines.get(0));
                Check.that("fits " + width, first <= width);
                for (String line : lines) {
                    Check.equal(line, first, DisplayWidth.of(line));
                }
            }
        });
        s.test("width counts columns and not chars", scratch -> {
            Object[][] rows = {{"", 0}, {"abc", 3}, {"é", 1}, {"e\u0301", 1}, {"日本", 4}, {"ｱ", 1}, {"Ａ", 2}, {"😀", 2},
                {"한글", 4}, {"\u1112\u1161\u11ab", 2}, {"…", 1}, {"─│", 2}, {"⌚", 2}, {"☀", 1}, {"🇩🇪", 2}, {"👍🏽", 4},
                {"a\u200bb", 2}, {"\u00ad", 1}, {"𠀀", 2}, {"\ufffd", 1}};
            for (Object[] row : rows) {
                Check.equal((String) row[0], row[1], DisplayWidth.of((String) row[0]));
            }
        });
        s.test("a cut text fits and says so", scratch -> {
            Object[][] rows = {{"abcdef", 6, "abcdef"}, {"abcdef", 5, "abcd…"}, {"日本語", 5, "日本…"}, {"日本語", 4, "日…"},
                {"abc", 1, "…"}, {"abc", 0, ""}, {"e\u0301e\u0301e\u0301", 2, "e\u0301…"}, {"😀😀", 3, "😀…"}};
            for (Object[] row : rows) {
                Check.equal(row[0] + " to " + row[1], row[2], DisplayWidth.cut((String) row[0], (Integer) row[1]));
            }
        });
        s.test("folding breaks at blanks, else in words, and loses no letter", scratch -> {
            Check.equal("words", List.of("one two", "three"), Fold.lines("one two three", 8));
            Check.equal("long word", List.of("abcd", "efgh", "i x"), Fold.lines("abcdefghi x", 4));
            Check.equal("indent", List.of("  ab", "cd"), Fold.lines("  ab cd", 5));
            Check.equal("wide in one column", List.of("…", "a"), Fold.lines("日a", 1));
            Check.equal("blanks", List.of(""), Fold.lines("     ", 2));
            Check.equal("exact", List.of("ab", "cd"), Fold.lines("ab cd", 2));
            Random random = scratch.random();
            for (int i = 0; i < 2000; i++) {
                String text = randomText(random, 30);
                int width = 2 + random.nextInt(12);
                List<String> lines = Fold.lines(text, width);
                Check.that(text, lines.stream().allMatch(line -> DisplayWidth.of(line) <= width));
                Check.equal(text, text.replace(" ", ""), String.join("", lines).replace(" ", ""));
            }
        });
    }

    private static Table models() {
        return Table.of(Column.text("model"), Column.number("tokens"), Column.wrapped("note", 40))
                .row("gpt-5", "1,234", "short")
                .row("日本語モデル", "7", "")
                .row("claude-opus-4-5", "9,999,999", "a note that is rather long for a table");
    }

    private static Table randomTable(Random random) {
        Table table = Table.of(Column.text("name"), Column.wrapped("notes", 12 + random.nextInt(20)),
                Column.number("n"),
                Column.wrapped("w", 9), Column.text("last"));
        for (int row = random.nextInt(4); row >= 0; row--) {
            table.row(randomText(random, 25), randomText(random, 60), Integer.toString(random.nextInt()),
                    randomText(random, 20), randomText(random, 9));
        }
        return table;
    }

    private static String randomText(Random random, int limit) {
        String[] letters = {"a", "b", "  ", " ", "日", "e\u0301", "😀", "-"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(limit); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
