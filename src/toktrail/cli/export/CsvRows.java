package toktrail.cli.export;

import java.util.List;
import toktrail.environment.Output;

/** Comma-separated values by RFC 4180: a header line, quotes only where a cell needs them. */
final class CsvRows implements Rows {

    /** Begins of texts that spreadsheets run as formulas. */
    private static final String FORMULA = "=+-@\t\r";

    /** What happens to texts that spreadsheets would run. */
    enum Formulas {
        /** They get an apostrophe in front. */
        DEFUSED,
        /** They stay as they are. */
        KEPT
    }

    private final Output out;
    private final List<String> names;
    private final Formulas formulas;
    private final String lineEnd;

    CsvRows(Output out, List<String> names, Formulas formulas, String lineEnd) {
        this.out = out;
        this.names = names;
        this.formulas = formulas;
        this.lineEnd = lineEnd;
    }

    @Override
    public void begin() {
        out.print(String.join(",", names) + lineEnd);
    }

    @Override
    public void row(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            append(i == 0 ? line : line.append(','), cells.get(i));
        }
        out.print(line.append(lineEnd).toString());
    }

    private void append(StringBuilder line, Cell cell) {
        String text = cell.text();
        boolean formula = formulas == Formulas.DEFUSED && cell.kind() == Cell.Kind.TEXT && !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0;
        String shown = formula ? "'" + text : text;
        if (needsQuotes(shown)) {
            line.append('"').append(shown.replace("\"", "\"\"")).append('"');
        } else {
            line.append(shown);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
