package toktrail.text;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.text.GridTable.Frame;
import toktrail.text.GridTable.Kind;
import toktrail.text.Table.Column;

/** Tables with a line between each two rows: widths, wrapping, text of others. */
public final class GridTableTest {

    private GridTableTest() { }

    private static GridTable table() {
        return new GridTable(List.of(Column.text("Date"), Column.text("Models"), Column.number("Total"),
                Column.number("Cost")))
                .rowOfLines(Kind.ROW, List.of(List.of("2026-05-18"), List.of("- a-model-with-a-long-name", "- short"),
                        List.of("1,234,567"), List.of("$0.01")))
                .row(Kind.TOTAL, List.of("Total", "", "1", "$0.01"));
    }

    public static void tests(Suite s) {
        s.test("columns shrink to their least width, long words are cut", scratch -> Check.equal("table", """
                +------------+------------+----------+----------+
                | Date       | Models     |    Total |     Cost |
                +------------+------------+----------+----------+
                | 2026-05-18 | -          | 1,234,5… |    $0.01 |
                |            | a-model-w… |          |          |
                |            | - short    |          |          |
                +------------+------------+----------+----------+
                | Total      |            |        1 |    $0.01 |
                +------------+------------+----------+----------+
                """, table().render(Frame.ASCII, Style.plain(), 49)));
        s.test("a table is no wider than asked, down to its least width", scratch -> {
            for (int width = 47; width < 90; width++) {
                int asked = width;
                table().render(Frame.BOX, Style.plain(), width).lines().forEach(line -> Check.that(asked + ": " + line,
                        DisplayWidth.of(line) <= Math.max(asked, 47)));
            }
        });
        s.test("a narrow date is split", scratch -> {
            List<String> lines = table().render(Frame.ASCII, Style.plain(), 20).lines().toList();
            Check.that(lines.get(3), lines.get(3).startsWith("| 2026     |"));
            Check.that(lines.get(4), lines.get(4).startsWith("| 05-18    |"));
        });
        s.test("without borders nothing is cut; text of others is cleaned", scratch -> {
            GridTable table = new GridTable(List.of(Column.text("A"), Column.number("N")))
                    .row(Kind.ROW, List.of("x\u001b[31m" + "y".repeat(200), "1"));
            Check.equal("plain", "A" + " ".repeat(204) + "  N\nx[31m" + "y".repeat(200) + "  1\n",
                    table.render(Frame.PLAIN, Style.plain(), 10));
            GridTable forged = new GridTable(List.of(Column.text("A"), Column.number("N")))
                    .row(Kind.DETAIL, "x\n", List.of("x\ny\tz", "1"))
                    .rowOfLines(Kind.ROW, List.of(List.of("- a\nb", "- c"), List.of("2")));
            Check.equal("rows", "A      N\nx y z  1\n- a b  2\n- c\n",
                    forged.render(Frame.PLAIN, Style.plain(), 10));
        });
    }
}
