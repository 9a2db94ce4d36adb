package toktrail.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.config.PriceFile;
import toktrail.config.PriceRow;
import toktrail.environment.Environment;
import toktrail.error.Location;

/**
 * The list prices that come with the program, a price file of some 500 rows.
 *
 * <p>Reading all of it takes 180 ms in a JVM that has just started, and a report needs a few rows. So the text is cut
 * into rows by their headers, of which only names and tiers are looked at; a row is read by the ordinary reader of
 * price files when it is asked for. That this gives what reading the whole file gives is a test, which also holds the
 * file to the plain form this relies on: each key at the start of a line, one blank around {@code =}, lists on one line.
 */
public final class BuiltinPrices {

    /** The name of the file in messages. */
    public static final String NAME = "prices-snapshot.toml";

    private static final String HEADER = "\n[[pricing.virtual]]\n";

    private final Environment environment;
    private final String text;
    private final List<Location> starts = new ArrayList<>();

    private BuiltinPrices(Environment environment, String text) {
        this.environment = environment;
        this.text = text;
        int line = 1;
        int counted = 0;
        for (int at = text.indexOf(HEADER); at >= 0; at = text.indexOf(HEADER, at + 1)) {
            for (int end = text.indexOf('\n', counted); end <= at; end = text.indexOf('\n', counted)) {
                counted = end + 1;
                line++;
            }
            starts.add(new Location(NAME, at + 1, line, 1));
        }
        starts.add(new Location(NAME, text.length(), line, 1));
    }

    /** Opens them; cost: a file of 120 KB is read. */
    public static BuiltinPrices load(Environment environment) {
        try (InputStream resource = BuiltinPrices.class.getResourceAsStream(NAME)) {
            return new BuiltinPrices(environment, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + NAME + " cannot be read", e);
        }
    }

    /** The date the prices are of, as {@code 2026-11-22}. */
    public String updatedAt() {
        return text(text.substring(0, (int) starts.get(0).offset()), "updated_at").orElseThrow();
    }

    /** All rows in the order of the file; cost: the whole file is parsed. */
    public List<PriceRow> rows() {
        return PriceFile.parse(environment, text.getBytes(StandardCharsets.UTF_8), NAME).virtual();
    }

    PriceTable table() {
        return new PriceTable(entries());
    }

    /** All rows in the order of the file, unread. */
    List<PriceEntry> entries() {
        List<PriceEntry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            entries.add(entry(starts.get(i), (int) starts.get(i + 1).offset()));
        }
        return entries;
    }

    private PriceEntry entry(Location from, int to) {
        String row = text.substring((int) from.offset(), to);
        boolean tiered = row.contains("\ncontext_m");
        PriceRow.Tier tier = new PriceRow.Tier(tiered ? number(row, "context_min_tokens") : OptionalLong.empty(),
                tiered ? number(row, "context_max_tokens") : OptionalLong.empty(), Optional.empty());
        return PriceEntry.of(text(row, "provider").orElseThrow(), text(row, "model").orElseThrow(), aliases(row), tier,
                () -> read(from, row));
    }

    private PriceRow read(Location from, String row) {
        PriceRow read = PriceFile.parse(environment, row.getBytes(StandardCharsets.UTF_8), NAME).virtual().get(0);
        return new PriceRow(read.provider(), read.model(), read.aliases(), read.rates(), read.factors(),
                read.webSearchUsdPer1k(), read.tier(), read.shown(), read.contextWindowTokens(), from);
    }

    private static Optional<String> text(String row, String key) {
        return value(row, key).map(value -> value.substring(1, value.length() - 1));
    }

    private static OptionalLong number(String row, String key) {
        return value(row, key).map(value -> OptionalLong.of(Long.parseLong(value))).orElse(OptionalLong.empty());
    }

    private static List<String> aliases(String row) {
        List<String> aliases = new ArrayList<>();
        String list = value(row, "aliases").orElse("");
        for (int open = list.indexOf('"'); open >= 0; open = list.indexOf('"', open)) {
            int close = list.indexOf('"', open + 1);
            aliases.add(list.substring(open + 1, close));
            open = close + 1;
        }
        return aliases;
    }

    private static Optional<String> value(String row, String key) {
        String start = "\n" + key + " = ";
        int at = row.indexOf(start);
        return at < 0 ? Optional.empty()
                : Optional.of(row.substring(at + start.length(), row.indexOf('\n', at + start.length())));
    }
}
