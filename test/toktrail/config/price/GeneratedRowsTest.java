package toktrail.config.price;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** New rows in old tables. */
public final class GeneratedRowsTest {

    private GeneratedRowsTest() { }

    public static void tests(Suite s) {
        s.test("replaces rows of the same tier and keeps others", scratch -> {
            GeneratedRows merge = merge(scratch, "a 1 2;b 1 2;c 5 6 0..10", "b 1 3;c 5 6 0..10;d 1 1");
            Check.equal("rows", List.of("a 2", "b 3", "c 6 0..10", "d 1"), rows(merge));
            Check.equal("kinds", "[CHANGED, UNCHANGED, ADDED]",
                    merge.changes().stream().map(RowChange::kind).toList().toString());
            Check.equal("difference", "[Difference[key=output_usd_per_1m, before=Optional[2.0], now=Optional[3.0]]]",
                    merge.changes().get(0).differences().toString());
            Check.equal("warnings", List.of(), merge.warnings());
        });
        s.test("tiers that overlap new ones give way", scratch -> {
            GeneratedRows merge = merge(scratch, "a 1 2 0..200;a 3 4 201..", "a 1 2 0..272;a 3 9 273..");
            Check.equal("rows", List.of("a 2 0..272", "a 9 273.."), rows(merge));
            Check.equal("told", 2, merge.warnings().size());
            Check.equal("first", "p/a 0..200: removed, because the new price 0..272 takes its place",
                    merge.warnings().get(0));
        });
        s.test("a price for all prompts replaces tiers, tiers stand beside a price for all", scratch -> {
            Check.equal("untiered", List.of("a 7"), rows(merge(scratch, "a 1 2 0..200;a 3 4 201..", "a 6 7")));
            Check.equal("tiered", List.of("a 2 0..200", "a 7"), rows(merge(scratch, "a 6 7", "a 1 2 0..200")));
        });
        s.test("an alias that is the name of another model is left out", scratch -> {
            GeneratedRows merge = merge(scratch, "a 1 2 - b,c;d 1 2 - c", "b 3 4");
            Check.equal("rows", List.of("a 2 [c]", "b 4", "d 2"), rows(merge));
            Check.equal("told", List.of("p/a: the alias 'b' is left out, because it already means b",
                    "p/d: the alias 'c' is left out, because it already means a"), merge.warnings());
        });
    }

    private static GeneratedRows merge(Scratch scratch, String old, String added) {
        return GeneratedRows.of(table(scratch, old), table(scratch, added));
    }

    /** Rows as {@code model input output tier aliases}, read one by one. */
    private static List<PriceRow> table(Scratch scratch, String rows) {
        return Arrays.stream(rows.split(";")).map(row -> row(scratch, row.split(" "))).toList();
    }

    private static PriceRow row(Scratch scratch, String[] words) {
        String toml = "[[pricing.virtual]]\nprovider = \"p\"\nmodel = \"" + words[0] + "\"\ninput_usd_per_1m = "
                + words[1] + "\noutput_usd_per_1m = " + words[2] + "\n";
        if (words.length > 3 && words[3].contains("..")) {
            String[] bounds = words[3].split("\\.\\.", -1);
            toml += "context_min_tokens = " + bounds[0] + "\n"
                    + (bounds[1].isEmpty() ? "" : "context_max_tokens = " + bounds[1] + "\n");
        }
        if (words.length > 4) {
            toml += "aliases = [\"" + words[4].replace(",", "\", \"") + "\"]\n";
        }
        byte[] bytes = toml.getBytes(StandardCharsets.UTF_8);
        return PriceFile.parse(new TestWorld(scratch.directory()).environment(), bytes, "t").virtual().get(0);
    }

    private static List<String> rows(GeneratedRows merge) {
        return merge.rows().stream().map(row -> row.model() + " " + row.rates().output().toPlainString()
                + (row.tier().isTiered() ? " " + row.tier() : "")
                + (row.aliases().isEmpty() ? "" : " " + row.aliases())).toList();
    }
}
