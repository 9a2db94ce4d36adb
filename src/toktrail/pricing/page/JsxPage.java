package toktrail.pricing.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the price tables that are components in the source of a page. */
final class JsxPage {

    private static final String COMPONENT = "TextTokenPricingTables";
    private static final List<PriceColumn> CELLS = List.of(PriceColumn.MODEL, PriceColumn.INPUT,
            PriceColumn.CACHED_INPUT, PriceColumn.OUTPUT);

    private final PageRequest request;
    private final PageRows rows;
    private final Set<String> tiers = new TreeSet<>();

    JsxPage(PageRequest request, PageRows rows) {
        this.request = request;
        this.rows = rows;
    }

    void read(String text) {
        int from = text.indexOf(COMPONENT);
        while (from >= 0) {
            int next = text.indexOf(COMPONENT, from + COMPONENT.length());
            block(text, from, next < 0 ? text.length() : next);
            from = next;
        }
        if (rows.isEmpty() && !tiers.isEmpty() && !tiers.contains(request.tier())) {
            rows.warn("no prices of tier '" + request.tier() + "'; the page has: " + String.join(", ", tiers));
        }
    }

    /** One component, which ends where the next one begins. */
    private void block(String text, int from, int to) {
        String block = text.substring(from, to);
        Optional<String> tier = tier(block);
        tier.ifPresent(name -> tiers.add(name));
        if (!tier.equals(Optional.of(request.tier()))) {
            return;
        }
        int array = attribute(block, "rows");
        if (array < 0) {
            return;
        }
        Optional<JsxArray.Items> items = JsxArray.read(block, array);
        if (items.isEmpty()) {
            rows.warn(line(text, from + array), "the rows of this table cannot be read; table skipped");
            return;
        }
        for (JsxArray.Element element : items.get().elements()) {
            if (element instanceof JsxArray.Items row && row.elements().size() >= CELLS.size()) {
                row(line(text, from + row.offset()), row);
            }
        }
    }

    private void row(int line, JsxArray.Items row) {
        Map<PriceColumn, String> cells = new EnumMap<>(PriceColumn.class);
        for (int i = 0; i < CELLS.size(); i++) {
            if (row.elements().get(i) instanceof JsxArray.Cell cell) {
                cells.put(CELLS.get(i), PricePage.wellFormed(cell.text()));
            }
        }
        rows.add(line, cells);
    }

    private static Optional<String> tier(String block) {
        int at = attribute(block, "tier");
        if (at < 0 || at >= block.length()) {
            return Optional.empty();
        }
        char quote = block.charAt(at);
        int end = quote == '"' || quote == '\'' ? block.indexOf(quote, at + 1) : -1;
        return end < 0 ? Optional.empty()
                : Optional.of(block.substring(at + 1, end)).map(PageRequest::lowerCase);
    }

    /** Where the value of an attribute begins, behind {@code =} and perhaps <code>{</code>; -1 if it has none. */
    private static int attribute(String block, String name) {
        for (int at = block.indexOf(name); at >= 0; at = block.indexOf(name, at + 1)) {
            int equals = JsxArray.skip(block, at + name.length());
            boolean whole = at > 0 && !Character.isLetterOrDigit(block.charAt(at - 1));
            if (whole && equals < block.length() && block.charAt(equals) == '=') {
                int value = JsxArray.skip(block, equals + 1);
                return value < block.length() && block.charAt(value) == '{' ? JsxArray.skip(block, value + 1) : value;
            }
        }
        return -1;
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
