package toktrail.pricing.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.spelling.WhiteSpace;

/** Reads the tables of a page that is plain text or Markdown. One object reads one page. */
final class TablePage {

    private static final Set<PriceColumn> NEEDED =
            EnumSet.of(PriceColumn.MODEL, PriceColumn.INPUT, PriceColumn.OUTPUT);

    private final PageFormat format;
    private final PageRows rows;

    /** The columns of the table that is being read, none outside of one. */
    private List<Optional<PriceColumn>> header = List.of();
    private boolean inPipes;
    private String category = "";

    TablePage(PageFormat format, PageRows rows) {
        this.format = format;
        this.rows = rows;
    }

    void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            TableLine cut = TableLine.of(line);
            if (cut.piped()) {
                pipes(i + 1, cut);
                continue;
            }
            header = inPipes ? List.of() : header;
            inPipes = false;
            if (format.has(PageFormat.Trait.HEADING_IS_CATEGORY)) {
                heading(WhiteSpace.trim(line));
            }
            if (!format.has(PageFormat.Trait.PIPES_ONLY) && cut.cells().size() > 1) {
                columns(i + 1, cut);
            }
        }
    }

    private void pipes(int number, TableLine line) {
        if (!inPipes) {
            inPipes = true;
            header = header(number, line);
        } else if (!line.isRule()) {
            // Copied pages lose the blank lines between their tables.
            columns(number, line);
        }
    }

    /** A line is a header if it begins with the word for models. */
    private void columns(int number, TableLine line) {
        if (PriceColumn.of(line.cells().get(0)).equals(Optional.of(PriceColumn.MODEL))) {
            header = header(number, line);
        } else {
            row(number, line);
        }
    }

    private void heading(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        if (level > 0 && level <= 3) {
            String text = level == 3 ? line.toLowerCase(Locale.ROOT) : "";
            category = text.contains("text") ? "text" : text.contains("vision") ? "vision" : "";
        }
    }

    /** The columns of a table of prices, none if it is another table. */
    private List<Optional<PriceColumn>> header(int number, TableLine line) {
        List<Optional<PriceColumn>> columns = new ArrayList<>();
        Set<PriceColumn> seen = EnumSet.noneOf(PriceColumn.class);
        for (String cell : line.cells()) {
            // Of two columns with the same meaning the first one counts.
            columns.add(PriceColumn.of(cell).filter(column -> format.reads(column) && seen.add(column)));
        }
        boolean strict = format == PageFormat.OPENAI;
        if (seen.containsAll(NEEDED)) {
            if (strict && !seen.contains(PriceColumn.CACHED_INPUT)) {
                rows.warn(number, "the table has no column of cached input");
            }
            return columns;
        }
        if (strict && seen.contains(PriceColumn.MODEL)) {
            rows.warn(number, "the table lacks a column of " + (seen.contains(PriceColumn.INPUT) ? "output" : "input")
                    + " prices; skipped");
        }
        return List.of();
    }

    private void row(int number, TableLine line) {
        if (header.isEmpty()) {
            return;
        }
        Map<PriceColumn, String> cells = new EnumMap<>(PriceColumn.class);
        if (!category.isEmpty()) {
            cells.put(PriceColumn.CATEGORY, category);
        }
        for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
            String cell = line.cells().get(i);
            header.get(i).ifPresent(column -> cells.put(column, cell));
        }
        rows.add(number, cells);
    }
}
