package toktrail.pricing.catalogue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import toktrail.config.price.GeneratedRows;
import toktrail.config.price.PriceDocument;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.error.UserException;
import toktrail.pricing.catalogue.CatalogueRequest.FreeOnes;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** What catalogues say. */
public final class CatalogueTest {

    private static final Path VECTORS = Scratch.fixture("pricing/prices-parse");
    private static final String CHAT = "\"litellm_provider\": \"openai\", ";
    private static final int ROUNDS = 300;

    private CatalogueTest() { }

    public static void tests(Suite s) {
        s.test("LiteLLM: prices are exact", CatalogueTest::exact);
        s.test("LiteLLM: providers and models get our names", CatalogueTest::providers);
        s.test("LiteLLM: tiers take what they lack from the one below", CatalogueTest::tiers);
        s.test("LiteLLM: prices of service tiers", CatalogueTest::serviceTiers);
        s.test("LiteLLM: other fields", CatalogueTest::otherFields);
        s.test("LiteLLM: what is skipped and why", CatalogueTest::skipped);
        s.test("prices and sizes nobody means are left out", CatalogueTest::absurd);
        s.test("models.dev: fields, tiers, states", CatalogueTest::modelsDev);
        s.test("models.dev: the models of one provider need its name", scratch -> {
            String models = "{\"m\": {\"cost\": {\"input\": 1, \"output\": 2}}}";
            Check.that("unnamed", Check.fails("unnamed", UserException.class, () -> read(scratch, models)).getMessage()
                    .contains("--provider"));
            CatalogueReading named = Catalogue.read(world(scratch).environment(), new CatalogueRequest(
                    Optional.empty(), "c.json", Set.of("mine"), List.of(), PriceKind.VIRTUAL, ServiceTier.STANDARD,
                    FreeOnes.SKIPPED), bytes(models));
            Check.equal("rows", List.of("mine/m 1 2"), rows(named));
        });
        s.test("price files of our own", scratch -> {
            String file = """
                    [[pricing.virtual]]
                    provider = "p"
                    model = "m"
                    aliases = ["n"]
                    input_usd_per_1m = 1
                    output_usd_per_1m = 2
                    """;
            CatalogueReading reading = read(scratch, file);
            Check.equal("format", CatalogueFormat.TOKTRAIL, reading.format());
            Check.equal("rows", List.of("p/m 1 2"), rows(reading));
            Check.equal("aliases", List.of("n"), reading.rows().get(0).aliases());
            Check.fails("tier", UserException.class, () -> Catalogue.read(world(scratch).environment(),
                    request(ServiceTier.FLEX), bytes(file)));
        });
        s.test("says what is wrong with a document", scratch -> {
            String[][] wrong = {{"{\"a\": ", "c.json:1:"}, {"[1]", "c.json:1:"}, {"{}", "--format"},
                    {"{\"a\": 1}", "--format"}, {"<html>", "c.json:1:1"}, {"", "--format"}};
            for (String[] row : wrong) {
                if (row[0].isEmpty()) {
                    continue;
                }
                String message = Check.fails(row[0], UserException.class, () -> read(scratch, row[0])).getMessage();
                Check.that(message, message.contains(row[1]));
            }
        });
        s.test("patterns of models", scratch -> {
            String[][] rows = {{"gpt-*", "gpt-5", "yes"}, {"gpt-*", "xgpt-5", "no"}, {"*5*", "gpt-5.4", "yes"},
                    {"gpt-?", "GPT-5", "yes"}, {"gpt-?", "gpt-55", "no"}, {"*a*b", "aab", "yes"}, {"*", "", "yes"},
                    {"a*b*c", "aXbXbXc", "yes"}, {"a*b*c", "aXbXbX", "no"}, {"GPT-5", "gpt-5", "yes"}};
            for (String[] row : rows) {
                CatalogueRequest request = new CatalogueRequest(Optional.empty(), "c", Set.of(), List.of(row[0]),
                        PriceKind.VIRTUAL, ServiceTier.STANDARD, FreeOnes.SKIPPED);
                Check.equal(row[0] + " " + row[1], row[2].equals("yes"), request.wantsModel(row[1]));
            }
        });
        s.test("nothing in a catalogue is an exception but a message, and what is found can be written",
                CatalogueTest::fuzz);
    }

    private static void exact(Scratch scratch) {
        Random random = scratch.random();
        StringBuilder text = new StringBuilder("{");
        StringBuilder want = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            // Digits moved by six places, as text.
            int digits = 1 + random.nextInt(999_999);
            String perToken = String.format("0.%012d", digits);
            String perMillion = String.format("%d.%06d", digits / 1_000_000, digits % 1_000_000);
            boolean quoted = random.nextBoolean();
            text.append(i == 0 ? "" : ",").append(String.format("\"m%03d\": {%s\"input_cost_per_token\": %s,"
                    + "\"output_cost_per_token\": %de-12}", i, CHAT, quoted ? "\"" + perToken + "\"" : perToken,
                    digits));
            String plain = perMillion.replaceAll("0+$", "").replaceAll("\\.$", "");
            want.append(String.format("openai/m%03d %s %s%n", i, plain, plain));
        }
        Check.equal("prices", want.toString().replace("\r", ""),
                String.join("\n", rows(read(scratch, text.append("}").toString()))) + "\n");
    }

    private static void providers(Scratch scratch) {
        String[][] names = {
                {"text-completion-openai", "a", "openai/a"}, {"gemini", "gemini/b", "google/b"},
                {"vertex_ai-language-models", "c", "google/c"}, {"vertex_ai-text-language-models", "d", "google/d"},
                {"vertex_ai-anthropic_models", "vertex_ai/e", "google-vertex-anthropic/vertex_ai/e"},
                {"bedrock", "bedrock/f", "amazon-bedrock/f"}, {"bedrock_converse", "g", "amazon-bedrock/g"},
                {"dashscope", "dashscope/h", "alibaba/h"}, {"moonshot", "moonshot/i", "moonshotai/i"},
                {"github_copilot", "github_copilot/j", "github-copilot/j"},
                {"vercel_ai_gateway", "vercel_ai_gateway/o/k", "vercel/o/k"}, {"fireworks_ai", "l", "fireworks_ai/l"},
                {"xai", "xai/m", "xai/m"}};
        for (String[] row : names) {
            Check.equal(row[0], List.of(row[2] + " 1 2"), rows(read(scratch, "{\"" + row[1]
                    + "\": {\"litellm_provider\": \"" + row[0] + "\", \"input_cost_per_token\": 1e-6,"
                    + " \"output_cost_per_token\": 2e-6}}")));
        }
    }

    private static void tiers(Scratch scratch) {
        CatalogueReading reading = read(scratch, """
                {"m": {"litellm_provider": "anthropic", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6,
                  "output_cost_per_reasoning_token": 3e-6, "cache_creation_input_token_cost_above_1hr": 4e-6,
                  "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 8e-6,
                  "input_cost_per_token_cache_hit": 1e-7,
                  "input_cost_per_token_above_200k_tokens": 2e-6, "output_cost_per_token_above_32k_tokens": 3e-6}}
                """);
        Check.equal("rows", List.of("anthropic/m 1 2 0..32000 <= 32K", "anthropic/m 1 3 32001..200000 > 32K, <= 200K",
                "anthropic/m 2 3 200001.. > 200K"), rows(reading));
        Check.equal("cache writes of an hour", List.of("4", "4", "8"), reading.rows().stream()
                .map(row -> row.rates().cacheWrite1h().get().toPlainString()).toList());
        Check.equal("reasoning", List.of("3", "3", "3"), reading.rows().stream()
                .map(row -> row.rates().reasoning().get().toPlainString()).toList());
        Check.equal("reads", "0.1", reading.rows().get(2).rates().cachedInput().get().toPlainString());
    }

    private static void serviceTiers(Scratch scratch) {
        String text = """
                {"m": {"litellm_provider": "openai", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6,
                  "input_cost_per_token_priority": 3e-6, "input_cost_per_token_above_10k_tokens_priority": 4e-6,
                  "input_cost_per_token_batches": 5e-7},
                 "n": {"litellm_provider": "openai", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6}}
                """;
        Check.equal("standard", List.of("openai/m 1 2", "openai/n 1 2"), rows(read(scratch, text)));
        CatalogueReading priority =
                Catalogue.read(world(scratch).environment(), request(ServiceTier.PRIORITY), bytes(text));
        Check.equal("priority", List.of("openai/m 3 2 0..10000 <= 10K", "openai/m 4 2 10001.. > 10K", "openai/n 1 2"),
                rows(priority));
        Check.equal("factors", List.of(true, true, false),
                priority.rows().stream().map(row -> row.factors().priority().isPresent()).toList());
        CatalogueReading batch = Catalogue.read(world(scratch).environment(), request(ServiceTier.BATCH), bytes(text));
        Check.equal("batch", List.of("openai/m 0.5 2", "openai/n 1 2"), rows(batch));
        Check.equal("factor", Optional.of(BigDecimal.ONE), batch.rows().get(0).factors().batch());
    }

    private static void otherFields(Scratch scratch) {
        PriceRow row = read(scratch, """
                {"m": {"litellm_provider": "anthropic", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6,
                  "output_cost_per_reasoning_token": 2e-6, "max_input_tokens": "200000",
                  "deprecation_date": "2026-05-06", "provider_specific_entry": {"fast": 6, "us": 1.25},
                  "search_context_cost_per_query": {"search_context_size_medium": 0.0125}}}
                """).rows().get(0);
        Check.equal("reasoning", Optional.empty(), row.rates().reasoning());
        Check.equal("window", 200_000L, row.contextWindowTokens().getAsLong());
        Check.equal("not before today", Optional.empty(), row.shown().releaseStatus());
        Check.equal("fast", "6", row.factors().fast().get().toPlainString());
        Check.equal("us", "1.25", row.factors().usInference().get().toPlainString());
        Check.equal("searches", "12.5", row.webSearchUsdPer1k().get().toPlainString());
        PriceRow other = read(scratch, "{\"m\": {" + CHAT + "\"input_cost_per_token\": 1, \"output_cost_per_token\": 1,"
                + "\"search_context_cost_per_query\": {\"search_context_size_medium\": 0.01},"
                + "\"max_input_tokens\": 0.5, \"deprecation_date\": \"soon\"}}").rows().get(0);
        Check.that("anthropic only", other.webSearchUsdPer1k().isEmpty());
        Check.that("no window", other.contextWindowTokens().isEmpty());
    }

    private static void skipped(Scratch scratch) {
        CatalogueReading reading = read(scratch, """
                {"sample_spec": {"litellm_provider": "one of", "input_cost_per_token": 0},
                 "image": {"litellm_provider": "openai", "mode": "image_generation"},
                 "free": {"litellm_provider": "openai", "input_cost_per_token": 0, "output_cost_per_token": 0.0},
                 "minus": {"litellm_provider": "openai", "input_cost_per_token": -1, "output_cost_per_token": 1},
                 "half": {"litellm_provider": "openai", "output_cost_per_token": 1},
                 "text": {"litellm_provider": "openai", "input_cost_per_token": 1, "output_cost_per_token": "x"},
                 "huge": {"litellm_provider": "openai", "input_cost_per_token": 1e999999, "output_cost_per_token": 1},
                 "nobody": {"input_cost_per_token": 1, "output_cost_per_token": 1},
                 "list": [],
                 "???": {"litellm_provider": "openai", "input_cost_per_token": 1, "output_cost_per_token": 1},
                 "cache": {"litellm_provider": "openai", "input_cost_per_token": 1e-6, "output_cost_per_token": 1e-6,
                   "cache_read_input_token_cost": "cheap"},
                 "openai/cache": {"litellm_provider": "openai", "input_cost_per_token": 9, "output_cost_per_token": 9}}
                """);
        Check.equal("rows", List.of("openai/cache 1 1"), rows(reading));
        Check.equal("skipped", """
                sample_spec: not a model
                image: mode image_generation
                free: both prices are zero
                minus: the input price -1 is negative
                half: the input price is missing
                text: the output price "x" is not a number
                huge: the input price 1e999999 is not a number
                nobody: no litellm_provider
                list: no litellm_provider
                ???: no usable name
                openai/cache: the same model as cache""", String.join("\n", reading.skipped().stream()
                .map(entry -> entry.key() + ": " + entry.reason()).toList()));
        Check.equal("warnings", List.of("c.json: minus: the input price -1 is negative; skipped",
                "c.json: half: the input price is missing; skipped",
                "c.json: text: the output price \"x\" is not a number; skipped",
                "c.json: huge: the input price 1e999999 is not a number; skipped",
                "c.json: cache: the cached input price \"cheap\" cannot be used; left out"), reading.warnings());
        CatalogueReading free = Catalogue.read(world(scratch).environment(), new CatalogueRequest(Optional.empty(), "c",
                Set.of(), List.of(), PriceKind.VIRTUAL, ServiceTier.STANDARD, FreeOnes.KEPT),
                bytes("{\"f\": {" + CHAT + "\"input_cost_per_token\": 0, \"output_cost_per_token\": 0}}"));
        Check.equal("free ones", List.of("openai/f 0 0"), rows(free));
    }

    private static void absurd(Scratch scratch) {
        CatalogueReading reading = read(scratch, """
                {"large": {"litellm_provider": "p", "input_cost_per_token": 1e9, "output_cost_per_token": 1},
                 "exact": {"litellm_provider": "p", "input_cost_per_token": 1, "output_cost_per_token": 1e-47},
                 "most": {"litellm_provider": "p", "input_cost_per_token": 999999999, "output_cost_per_token": 1e-46,
                   "cache_read_input_token_cost": 1e20, "provider_specific_entry": {"fast": 1e40},
                   "max_input_tokens": 9223372036854775807}}
                """);
        Check.equal("rows", List.of("p/most 999999999000000 0." + "0".repeat(39) + "1"), rows(reading));
        Check.equal("reads", Optional.empty(), reading.rows().get(0).rates().cachedInput());
        Check.equal("factor", Optional.empty(), reading.rows().get(0).factors().fast());
        Check.that("window", reading.rows().get(0).contextWindowTokens().isEmpty());
        Check.equal("warnings", List.of("c.json: large: the input price 1e9 is too large or too exact; skipped",
                "c.json: exact: the output price 1e-47 is too large or too exact; skipped",
                "c.json: most: the cached input price 1e20 cannot be used; left out"), reading.warnings());
        CatalogueReading tiers = read(scratch, """
                {"p": {"models": {"a": {"cost": {"input": 1, "output": 2,
                  "tiers": [{"tier": {"size": 9223372036854775807}, "input": 4}]}}}}}
                """);
        Check.equal("no prompt is larger", List.of("p/a 1 2"), rows(tiers));
    }

    private static void modelsDev(Scratch scratch) {
        CatalogueReading reading = read(scratch, """
                {"p": {"models": {
                  "a": {"id": "x/a", "status": "beta", "limit": {"context": 0}, "cost": {"input": 1, "output": "2",
                    "reasoning": 3, "tiers": [{"tier": {"type": "context", "size": 200000}, "input": 4},
                    {"tier": {"type": "speed", "size": 5}, "input": 9}],
                    "context_over_200k": {"input": 5, "output": 6}}},
                  "b": {"cost": {"input": 1}}, "c": {}, "d": {"cost": {"input": 0, "output": 0}}}},
                 "q": {"models": []}, "r": 5}
                """);
        Check.equal("format", CatalogueFormat.MODELS_DEV, reading.format());
        Check.equal("rows", List.of("p/x/a 1 2 0..200000 <= 200K", "p/x/a 4 6 200001.. > 200K", "p/d 0 0"),
                rows(reading));
        Check.equal("status", Optional.empty(), reading.rows().get(0).shown().releaseStatus());
        Check.equal("skipped", "[Skipped[key=p/b, reason=the output price is missing],"
                + " Skipped[key=p/c, reason=no cost]]", reading.skipped().toString());
        Check.equal("warnings", List.of("c.json: p/a: a tier without the size of prompts; left out",
                "c.json: p/b: the output price is missing; skipped"), reading.warnings());
    }

    private static void fuzz(Scratch scratch) throws Exception {
        Random random = scratch.random();
        List<String> documents = List.of(Files.readString(VECTORS.resolve("litellm.input.json")),
                Files.readString(VECTORS.resolve("models-dev.input.json")),
                Files.readString(VECTORS.resolve("litellm.openai.expected.toml")));
        String[] odd = {"\"", "{", "}", "[", "]", "null", "-1", "1e9999", "\"\\ud800\"", "0", ",", ":", "[[", "\u0000",
                "9999999999999999999999", "true", "\"x\""};
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(documents.get(random.nextInt(documents.size())));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                // Whole values mostly, so that much of the result is JSON still.
                int at = random.nextInt(text.length());
                int colon = text.indexOf(": ", at);
                int end = colon < 0 ? -1 : text.indexOf("\n", colon);
                if (random.nextInt(4) == 0 || end < 0) {
                    text.insert(at, odd[random.nextInt(odd.length)]);
                } else {
                    text.replace(colon + 2, end, odd[random.nextInt(odd.length)] + ",");
                }
            }
            if (random.nextInt(8) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            try {
                List<PriceRow> rows = read(scratch, text.toString()).rows();
                String written = PriceDocument.EMPTY.withRows(PriceKind.VIRTUAL,
                        GeneratedRows.of(List.of(), rows).rows()).text();
                Path file = scratch.write("f.toml", written);
                Check.equal("written again", written,
                        PriceDocument.read(world(scratch).environment(), file).text());
            } catch (UserException told) {
                Check.that("a message", !told.getMessage().isBlank());
            }
        }
    }

    private static TestWorld world(Scratch scratch) {
        return new TestWorld(scratch.directory()).now(Instant.parse("2026-05-06T12:00:00Z"));
    }

    private static CatalogueRequest request(ServiceTier tier) {
        return new CatalogueRequest(Optional.empty(), "c.json", Set.of(), List.of(), PriceKind.VIRTUAL, tier,
                FreeOnes.SKIPPED);
    }

    private static CatalogueReading read(Scratch scratch, String document) {
        return Catalogue.read(world(scratch).environment(), request(ServiceTier.STANDARD), bytes(document));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Name, input, output, tier and its label of each row. */
    private static List<String> rows(CatalogueReading reading) {
        return reading.rows().stream().map(row -> GeneratedRows.name(row) + " " + row.rates().input().toPlainString()
                + " " + row.rates().output().toPlainString() + (row.tier().isTiered() ? " " + row.tier() : "")
                + row.tier().label().map(label -> " " + label).orElse("")).toList();
    }
}
