package toktrail.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toktrail.config.price.PriceRow;
import toktrail.error.Location;

/**
 * The list prices that come with the program, a price file of some 500 rows.
 *
 * <p>The ordinary reader of price files takes 180 ms for it in a JVM that has just started, and a report needs a few
 * rows. So the text is cut at the headers of its rows, and a row is read when it is asked for. That this gives what the
 * ordinary reader gives is a test, which thereby holds the file to the plain form this relies on: provider, then model
 * right after the header, each key at the start of a line with one blank around {@code =}, lists on one line, no
 * escapes.
 */
public final class BuiltinPrices {

    /** The name of the file in messages. */
    static final String NAME = "prices-snapshot.toml";

    private static final String HEADER = "\n[[pricing.virtual]]\nprovider = \"";
    private static final String UPDATED = "\nupdated_at = \"";
    private static final String TIER = "\ncontext_m";

    /** The file with the places of its rows. */
    private static final class Rows {

        private final String text;
        private final List<Integer> starts = new ArrayList<>();
        private final Map<String, List<Integer>> byProvider = new HashMap<>();

        Rows(String text) {
            this.text = text;
            for (int at = text.indexOf(HEADER); at >= 0; at = text.indexOf(HEADER, at + HEADER.length())) {
                int provider = at + HEADER.length();
                byProvider.computeIfAbsent(text.substring(provider, text.indexOf('"', provider)),
                        name -> new ArrayList<>()).add(starts.size());
                starts.add(at + 1);
            }
        }
    }

    private Rows read;

    private BuiltinPrices() { }

    /** Opens them; cost: a file of 120 KB is read when they are first asked for something. For one thread at a time. */
    public static BuiltinPrices load() {
        return new BuiltinPrices();
    }

    private Rows file() {
        if (read == null) {
            try (InputStream resource = BuiltinPrices.class.getResourceAsStream(NAME)) {
                read = new Rows(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("the program's own " + NAME + " cannot be read", e);
            }
        }
        return read;
    }

    /** The date the prices are of, as {@code 2026-11-22}. */
    public String updatedAt() {
        String text = file().text;
        int from = text.indexOf(UPDATED) + UPDATED.length();
        return text.substring(from, text.indexOf('"', from));
    }

    /** How many rows there are. */
    public int count() {
        return file().starts.size();
    }

    /** All rows in the order of the file; cost: all of them are read. */
    public List<PriceRow> rows() {
        List<PriceRow> rows = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            rows.add(entry(i).row().get());
        }
        return rows;
    }

    PriceTable table() {
        return new PriceTable(new PriceSource() {
            @Override
            public List<PriceEntry> of(String provider) {
                List<PriceEntry> entries = new ArrayList<>();
                for (int row : file().byProvider.getOrDefault(provider, List.of())) {
                    entries.add(entry(row));
                }
                return entries;
            }

            @Override
            public List<PriceEntry> tiered() {
                return tieredRows();
            }
        });
    }

    private List<PriceEntry> tieredRows() {
        List<PriceEntry> tiered = new ArrayList<>();
        String text = file().text;
        List<Integer> starts = file().starts;
        int row = 0;
        int last = -1;
        for (int at = text.indexOf(TIER); at >= 0; at = text.indexOf(TIER, at + 1)) {
            while (row + 1 < starts.size() && starts.get(row + 1) <= at) {
                row++;
            }
            if (row != last) {
                tiered.add(entry(row));
                last = row;
            }
        }
        return tiered;
    }

    private PriceEntry entry(int number) {
        String text = file().text;
        List<Integer> starts = file().starts;
        int from = starts.get(number);
        int to = number + 1 < starts.size() ? starts.get(number + 1) : text.length();
        BuiltinRow row = new BuiltinRow(text.substring(from, to));
        return PriceEntry.of(row.provider(), row.model(), row.aliases(), row.tier(), () -> row.read(location(from)));
    }

    private Location location(int offset) {
        String text = file().text;
        int line = 1;
        for (int end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1)) {
            line++;
        }
        return new Location(NAME, line, 1);
    }
}
