package toktrail.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tables of plain or boxed text back: each row as its cells by header. Cells of plain tables stand under their
 * header, to its left end or its right end; lines of a boxed cell are joined by a blank.
 */
public final class TextTables {

    private TextTables() { }

    /** The table whose header is the first line that begins with {@code header} or, in a box, has it in a cell. */
    public static List<Map<String, String>> read(String text, String header) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("│ " + header + " ")) {
                return boxed(lines.subList(i, lines.size()));
            }
            if (line.strip().startsWith(header + " ")) {
                return plain(lines.subList(i, lines.size()));
            }
        }
        return List.of();
    }

    /** A count or an amount as digits, point and sign alone. */
    public static String figure(String cell) {
        return cell.replace(",", "").replace("$", "").replace("%", "");
    }

    private static List<Map<String, String>> plain(List<String> lines) {
        List<int[]> spans = spans(lines.get(0));
        List<List<String>> rows = new ArrayList<>();
        List<String> body = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isBlank() || !line.contains("  ")) {
                break;
            }
            body.add(line);
        }
        List<int[]> columns = widened(spans, body);
        for (String line : body) {
            List<String> cells = new ArrayList<>();
            for (int[] column : columns) {
                int from = Math.min(column[0], line.length());
                cells.add(line.substring(from, Math.min(column[1], line.length())).strip());
            }
            rows.add(cells);
        }
        return named(spans.stream().map(span -> lines.get(0).substring(span[0], span[1])).toList(), rows);
    }

    /** Where the words of a header stand; two blanks divide them. */
    private static List<int[]> spans(String header) {
        List<int[]> spans = new ArrayList<>();
        int at = 0;
        while (at < header.length()) {
            while (at < header.length() && header.charAt(at) == ' ') {
                at++;
            }
            int end = header.indexOf("  ", at);
            end = end < 0 ? header.length() : end;
            if (end > at) {
                spans.add(new int[] {at, end});
            }
            at = end;
        }
        return spans;
    }

    /** Columns end where in every line two blanks, or the end, divide them from the next. */
    private static List<int[]> widened(List<int[]> headers, List<String> lines) {
        List<int[]> columns = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < headers.size(); i++) {
            int end = Integer.MAX_VALUE;
            if (i + 1 < headers.size()) {
                end = headers.get(i)[1];
                int limit = headers.get(i + 1)[1];
                while (end < limit && !isGap(lines, end)) {
                    end++;
                }
            }
            columns.add(new int[] {from, end});
            from = end;
        }
        return columns;
    }

    private static boolean isGap(List<String> lines, int at) {
        return lines.stream().allMatch(line -> blank(line, at) && blank(line, at + 1));
    }

    private static boolean blank(String line, int at) {
        return at >= line.length() || line.charAt(at) == ' ';
    }

    private static List<Map<String, String>> boxed(List<String> lines) {
        List<String> header = cells(lines.get(0));
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("╰")) {
                break;
            }
            if (!line.startsWith("│")) {
                continue;
            }
            List<String> cells = cells(line);
            boolean continues = !rows.isEmpty() && cells.get(0).isEmpty();
            if (continues) {
                List<String> last = rows.get(rows.size() - 1);
                for (int i = 0; i < cells.size(); i++) {
                    last.set(i, (last.get(i) + " " + cells.get(i)).strip());
                }
            } else {
                rows.add(cells);
            }
        }
        return named(header, rows);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('│')).split("│", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static List<Map<String, String>> named(List<String> header, List<List<String>> rows) {
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), row.get(i));
            }
            named.add(cells);
        }
        return named;
    }
}
