package toktrail.pricing.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import toktrail.config.price.GeneratedRows;
import toktrail.config.price.PriceDocument;
import toktrail.config.price.PriceFile;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What is read from price pages, cell by cell and label by label. */
public final class PricePageTest {

    private static final Path VECTORS = Scratch.fixture("pricing/prices-parse");
    private static final int ROUNDS = 400;

    private PricePageTest() { }

    public static void tests(Suite s) {
        s.test("reads price cells", scratch -> cells());
        s.test("reads prompt sizes of labels", scratch -> bounds());
        s.test("reads labels", scratch -> labels());
        s.test("reads components", scratch -> components());
        s.test("reads tables", scratch -> tables());
        s.test("a size between two tiers belongs to the lower one", scratch -> gaps());
        s.test("of prices that contradict each other the first counts", scratch -> contradictions());
        s.test("decodes pages", scratch -> {
            for (String charset : List.of("UTF-8", "UTF-16", "UTF-16LE")) {
                String text = (charset.endsWith("LE") ? "\uFEFF" : "") + "≤ 1 é";
                Check.equal(charset, "≤ 1 é", PricePage.decode(text.getBytes(charset)));
            }
            Check.equal("mark", "x", PricePage.decode("\uFEFFx".getBytes("UTF-8")));
            Check.equal("neither", "\uFFFD1", PricePage.decode(new byte[] {(byte) 0xFF, '1'}));
        });
        s.test("nothing in a page is an exception, and what is found can be written and read", PricePageTest::fuzz);
    }

    private static void cells() {
        for (String none : List.of("", " ", "-", "\\", "\\\\", "null", "None", "N/A", "—", "Limited-time Free",
                "limited-time free until May")) {
            Check.equal(none, PriceCell.Kind.NONE, PriceCell.parse(none).kind());
        }
        String[][] amounts = {{"Free", "0"}, {"$5", "5"}, {"\\$0.2", "0.2"}, {"$5 / MTok", "5"}, {"$6.25/MTok", "6.25"},
                {"1,050.5", "1050.5"}, {"$3.00 / 1M tokens", "3.00"}, {"$3/1M", "3"}, {"3 per 1M tokens", "3"},
                {"$ 3 per million tokens", "3"}, {"0.0000001", "0.0000001"}, {".5", "0.5"}, {"USD 2", "2"},
                {"2 USD / 1M tokens", "2"}, {"18.", "18"}, {"\u00A0$4\u00A0", "4"}};
        for (String[] row : amounts) {
            PriceCell cell = PriceCell.parse(row[0]);
            Check.equal(row[0], PriceCell.Kind.AMOUNT, cell.kind());
            Check.equal(row[0], row[1], cell.amount().get().toPlainString());
        }
        for (String unclear : List.of("contact us", "$-1", "-3", "1e3", "0,15", "1,5", ",500", "1234,567", "1.2.3", ".",
                "$3 / 1K tokens", "$3 per token", "$3 / image", "3 or 4", "$1 - $2", "٣", "NaN", "9".repeat(16))) {
            Check.equal(unclear, PriceCell.Kind.UNCLEAR, PriceCell.parse(unclear).kind());
        }
    }

    private static void bounds() {
        String[][] rows = {{"<= 200K", "0..200000"}, {"≤ 200K tokens", "0..200000"}, {"< 200k", "0..199999"},
                {"> 272,000 tokens", "272001.."}, {">= 1,050,000", "1050000.."}, {"≥1m", "1000000.."},
                {"<1.05M context length", "0..1049999"}, {"prompts > 32 k", "32001.."}, {"< 0", ""}, {"<", ""},
                {"< many", ""}, {"<= 1.5", ""}, {"<= 1,5", ""}, {"> 12 models", "13.."},
                {"<= 99999999999999999999", ""}, {"a < b <= 5", "0..5"}, {"200K", ""}, {"<= 0.5k", "0..500"}};
        for (String[] row : rows) {
            Check.equal(row[0], row[1], PromptBound.find(row[0]).map(PriceRow.Tier::toString).orElse(""));
        }
    }

    private static void labels() {
        ModelLabel tiered = ModelLabel.of("Nova 7 (fast)  (≤ 300K tokens)", PageFormat.OPENAI);
        Check.equal("model", "nova-7", tiered.model());
        Check.equal("tier", "0..300000", tiered.tier().toString());
        Check.equal("label", "≤ 300K tokens", tiered.tier().label().get());
        Check.equal("aliases", List.of("Nova 7 (fast) (≤ 300K tokens)", "Nova 7", "nova-7-fast-300k-tokens", "nova-7"),
                tiered.aliases());
        ModelLabel bare = ModelLabel.of("Nova <= 1K", PageFormat.ZAI);
        Check.equal("whole label", "0..1000 Nova <= 1K", bare.tier() + " " + bare.tier().label().get());
        Check.equal("words", "untiered long context", text(ModelLabel.of("N (long context)", PageFormat.ZAI).tier()));
        String[][] footnotes = {{"Nova mini2", "nova-mini"}, {"o3", "o3"}, {"Kimi K2", "kimi-k2"},
                {"Sonnet 4.5", "sonnet-4.5"}, {"Grok4 (beta)", "grok"}, {"x12", "x12"}, {"ab1", "ab"}};
        for (String[] row : footnotes) {
            Check.equal(row[0], row[1], ModelLabel.of(row[0], PageFormat.GITHUB_COPILOT).model());
        }
        ModelLabel linked = ModelLabel.of("[Heron](https://x.invalid/a) 9 ([Deprecated](y))", PageFormat.ANTHROPIC);
        Check.equal("links", "Heron 9 heron-9 deprecated",
                linked.text() + " " + linked.model() + " " + linked.status().get());
        Check.equal("aliases", List.of("Heron 9", "heron-9"), linked.aliases());
        Check.equal("not elsewhere", "Nova (preview)", ModelLabel.of("Nova (preview)", PageFormat.ZAI).text());
        Check.equal("no link", "a [b] (c", ModelLabel.withoutLinks("a [b] (c"));
    }

    private static String text(PriceRow.Tier tier) {
        return tier + " " + tier.label().get();
    }

    private static void components() {
        String page = """
                <TextTokenPricingTables tier='Batch' rows = { [ // batch
                    ['a "quoted" one', 1, null, 2], /* and */ ["b\\u0041", .5, 0.25, "$3",],
                    ["short", 1, 2], "no row", [["deep"], 1, 1, 1],
                ] } />
                <TextTokenPricingTables tier="flex" rows={[["c", 1, 1, 1]} />
                """;
        Check.equal("batch", List.of("a-quoted-one 1 2 -", "ba 0.5 3 0.25"), figures(read(page, "batch")));
        Check.equal("case", 2, read(page, " BATCH ").rows().size());
        PageReading broken = read(page, "flex");
        Check.equal("broken", List.of("page:5: the rows of this table cannot be read; table skipped"),
                broken.warnings());
        Check.equal("other tier", "page: no prices of tier 'standard'; the page has: batch, flex",
                read(page, "standard").warnings().get(0));
        Check.equal("factor", "1", read(page, "batch").rows().get(0).factors().batch().get().toPlainString());
    }

    private static void tables() {
        Check.equal("no cached column", List.of("page:1: the table has no column of cached input"),
                read("| Models | Input price | Output (per 1M tokens) |\n|:-:|-|-|\n| x | 1 | 2 |\n", "standard")
                        .warnings());
        Check.equal("column missing", "page:1: the table lacks a column of output prices; skipped",
                read("| Model | Input |\n|-|-|\n| x | 1 |\n", "standard").warnings().get(0));
        Check.equal("per thousand", 0,
                read("| Model | Input (per 1K tokens) | Output |\n|-|-|-|\n| x | 1 | 2 |\n", "standard").rows().size());
        Check.equal("another table ends the first", List.of("x 1 2 -"), figures(generic("""
                Model   Input   Output
                x       1       2
                Model   Speed   Size
                y       3       4
                | Model | Tokens |
                | z | 5 | 6 |
                """)));
        Check.equal("tables without a line between them", List.of("x 1 2 -"), figures(generic("""
                Model | Input | Output |
                ---|---|---|
                x | 1 | 2 |
                Model | Batch input | Batch output |
                ---|---|---|
                y | 3 | 4 |
                """)));
        Check.equal("sections and footers", List.of("a 1 2 -", "b 3 4 0.1"), figures(generic("""
                Model\tInput\tOutput
                a\t1\t2
                Vendor two
                Model\tOutput\tCache reads\tInput
                b\t4\t0.1\t3

                """)));
        PageReading optional = generic("Model\tInput\tOutput\tCached read\na\t1\t2\tcheap\n");
        Check.equal("optional", List.of("a 1 2 -"), figures(optional));
        Check.equal("optional", List.of("page:2: 'a': the cached input price 'cheap' is not understood; left out"),
                optional.warnings());
        Check.equal("pipes inside", List.of("a-b 1 2 -"),
                figures(generic("Model | Input | Output\na \\| b | 1 | 2\n")));
        Check.equal("nameless", List.of("page:2: '???' is no name of a model; row skipped"),
                generic("Model\tInput\tOutput\n???\t1\t2\n\t3\t4\n").warnings());
    }

    private static void gaps() {
        PageReading reading = generic("""
                | Model | Input | Output |
                | a (< 200K) | 1 | 2 |
                | a (> 200K) | 3 | 4 |
                | b (<= 10) | 1 | 2 |
                | b (> 20) | 3 | 4 |
                | c (< 10) | 1 | 2 |
                | c (>= 10) | 3 | 4 |
                """);
        Check.equal("tiers", List.of("0..200000", "200001..", "0..10", "21..", "0..9", "10.."),
                reading.rows().stream().map(row -> row.tier().toString()).toList());
        Check.equal("warnings", List.of(), reading.warnings());
    }

    private static void contradictions() {
        PageReading reading = generic("""
                | Model | Input | Output |
                | Nova | 1 | 2 |
                | nova! | 1 | 2.0 |
                | NOVA | 1 | 3 |
                | b (<= 10) | 1 | 2 |
                | b (> 5) | 3 | 4 |
                """);
        Check.equal("rows", List.of("nova 1 2 -", "b 1 2 -"), figures(reading));
        Check.equal("aliases", List.of("Nova", "nova", "nova!", "NOVA"), reading.rows().get(0).aliases());
        Check.equal("warnings", List.of("page:4: 'NOVA' is priced differently in line 2, which counts",
                "page:6: 'b (> 5)' is for prompts that line 5 is for too; row skipped"), reading.warnings());
    }

    private static void fuzz(Scratch scratch) throws Exception {
        Random random = scratch.random();
        List<String> pages;
        try (Stream<Path> files = Files.list(VECTORS)) {
            pages = files.filter(file -> file.toString().contains(".input.")).sorted().map(PricePageTest::text)
                    .toList();
        }
        String odd = "|()[]{}<>≤\"'\\/,.$-#`\t\n 0k\uD800\uDC00\u0000";
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(pages.get(random.nextInt(pages.size())));
            text.setLength(random.nextInt(text.length() + 1));
            for (int i = random.nextInt(12); i > 0 && !text.isEmpty(); i--) {
                int at = random.nextInt(text.length());
                char c = odd.charAt(random.nextInt(odd.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                }
            }
            PageFormat format = PageFormat.values()[random.nextInt(PageFormat.values().length)];
            List<PriceRow> rows = PricePage.read(new PageRequest(format, "p", "standard", "page"), text.toString())
                    .rows();
            GeneratedRows merge = GeneratedRows.of(List.of(), rows);
            String written = PriceDocument.EMPTY.withRows(PriceKind.VIRTUAL, merge.rows()).text();
            PriceFile again = PriceFile.parse(new TestWorld(scratch.directory()).environment(),
                    written.getBytes("UTF-8"), "written");
            Check.equal("read again", names(merge.rows()), names(again.virtual()));
        }
    }

    private static List<String> names(List<PriceRow> rows) {
        return rows.stream().map(row -> row.model() + " " + row.tier() + " " + row.rates()).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageReading read(String page, String tier) {
        return PricePage.read(new PageRequest(PageFormat.OPENAI, "openai", tier, "page"), page);
    }

    private static PageReading generic(String page) {
        return PricePage.read(new PageRequest(PageFormat.TABLE, "any", "standard", "page"), page);
    }

    /** Model, input, output, cached input of each row. */
    private static List<String> figures(PageReading reading) {
        return reading.rows().stream().map(row -> row.model() + " " + row.rates().input().toPlainString() + " "
                + row.rates().output().toPlainString() + " "
                + row.rates().cachedInput().map(BigDecimal::toPlainString).orElse("-")).toList();
    }
}
