package toktrail.testing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import toktrail.sqlite.Database;

/**
 * Runs the tests: {@code TestMain [--only TEXT] [--seed HEX] [--slow]}. The order is shuffled by the seed; each failure
 * is one line with the command that repeats it; the last line is {@code N passed, N failed}.
 */
public final class TestMain {

    private record Entry(String name, Consumer<Suite> tests) { }

    private enum Verdict { PASSED, FAILED, SKIPPED }

    private record Outcome(Verdict verdict, String line) { }

    private static final Entry[] ENTRIES = {
        new Entry("ahead", toktrail.importer.reading.AheadTest::tests),
        new Entry("analysis/cache", toktrail.analysis.CacheAnalyzerTest::tests),
        new Entry("analysis/sessions", toktrail.analysis.SessionPickTest::tests),
        new Entry("args", toktrail.args.ArgumentParserTest::tests),
        new Entry("args", toktrail.args.CompletionTest::tests),
        new Entry("args", toktrail.args.HelpTextTest::tests),
        new Entry("args", toktrail.args.manual.ManPageTest::tests),
        new Entry("args", toktrail.args.SpecCheckerTest::tests),
        new Entry("claude", toktrail.harness.claude.ClaudeTest::tests),
        new Entry("claude/grouping", toktrail.harness.claude.GroupingTest::tests),
        new Entry("claude/home", toktrail.harness.claude.HomeTest::tests),
        new Entry("claude/plain", toktrail.harness.claude.PlainRecordsTest::tests),
        new Entry("claude/resume", toktrail.harness.claude.ResumeTest::tests),
        new Entry("cli/alone", toktrail.cli.SummaryExampleTest::tests),
        new Entry("cli/alone", toktrail.cli.SummaryViewTest::tests),
        new Entry("cli/analyze-cache", toktrail.cli.AnalyzeCacheTest::tests),
        new Entry("cli/area", toktrail.cli.AreaCommandsTest::tests),
        new Entry("cli/area-rules", toktrail.cli.AreaRuleCommandsTest::tests),
        new Entry("cli/benchmark", toktrail.cli.known.BenchmarkFiguresTest::tests),
        new Entry("cli/benchmark", toktrail.cli.BenchmarkTest::tests),
        new Entry("cli/blocks", toktrail.cli.BlocksTest::tests),
        new Entry("cli/budget", toktrail.cli.BudgetCommandTest::tests),
        new Entry("cli/changed-sources", toktrail.cli.ChangedSourcesTest::tests),
        new Entry("cli/completion", toktrail.cli.CompletionCommandTest::tests),
        new Entry("cli/config", toktrail.cli.ConfigCommandsTest::tests),
        new Entry("cli/config-summary", toktrail.cli.config.ConfigSummaryTest::tests),
        new Entry("cli/config-validate", toktrail.cli.ConfigValidateTest::tests),
        new Entry("cli/copilot", toktrail.cli.CopilotCommandsTest::tests),
        new Entry("cli/copilot", toktrail.cli.copilot.ShellAssignmentTest::tests),
        new Entry("cli/costs", toktrail.cli.CostsTest::tests),
        new Entry("cli/damage", toktrail.cli.DamagedSourcesTest::tests),
        new Entry("cli/doctor", toktrail.cli.DoctorCommandTest::tests),
        new Entry("cli/errors", toktrail.cli.ErrorTextTest::tests),
        new Entry("cli/every-report", toktrail.cli.EveryReportTest::tests),
        new Entry("cli/example-ledger", toktrail.cli.ExampleLedgerTest::tests),
        new Entry("cli/explain", toktrail.cli.ExplainCommandTest::tests),
        new Entry("cli/explain-sums", toktrail.cli.ExplainSumsTest::tests),
        new Entry("cli/export", toktrail.cli.ExportCommandTest::tests),
        new Entry("cli/golden", toktrail.cli.GoldenTest::tests),
        new Entry("cli/graph", toktrail.cli.GraphTest::tests),
        new Entry("cli/group-sums", toktrail.cli.GroupSumsTest::tests),
        new Entry("cli/history", toktrail.cli.HistoryTest::tests),
        new Entry("cli/hostile-text", toktrail.cli.HostileTextTest::tests),
        new Entry("cli/import-history", toktrail.cli.ImportHistoryTest::tests),
        new Entry("cli/known-reports", toktrail.cli.KnownReportsTest::tests),
        new Entry("cli/ledger", toktrail.cli.LedgerTroubleTest::tests),
        new Entry("cli/machine", toktrail.cli.MachineCommandsTest::tests),
        new Entry("cli/model-list", toktrail.cli.form.ModelListTest::tests),
        new Entry("cli/prices-explain", toktrail.cli.PricesExplainTest::tests),
        new Entry("cli/prices-list", toktrail.cli.PricesListTest::tests),
        new Entry("cli/prices-parse", toktrail.cli.PricesParseTest::tests),
        new Entry("cli/prices-set", toktrail.cli.PricesSetTest::tests),
        new Entry("cli/prices-update", toktrail.cli.PricesUpdateTest::tests),
        new Entry("cli/process", toktrail.cli.ProcessTest::tests),
        new Entry("cli/progress", toktrail.cli.refresh.ProgressLineTest::tests),
        new Entry("cli/refresh", toktrail.cli.RefreshCommandTest::tests),
        new Entry("cli/result-files", toktrail.cli.ResultFileTest::tests),
        new Entry("cli/runs", toktrail.cli.RunCommandsTest::tests),
        new Entry("cli/same-figures", toktrail.cli.SameFiguresTest::tests),
        new Entry("cli/skipped", toktrail.cli.SkippedSourcesTest::tests),
        new Entry("cli/sources", toktrail.cli.SourceListTest::tests),
        new Entry("cli/sources-sessions", toktrail.cli.SourceSessionsCommandTest::tests),
        new Entry("cli/stats", toktrail.cli.StatsTest::tests),
        new Entry("cli/statusline", toktrail.cli.StatuslineCommandTest::tests),
        new Entry("cli/statusline-keeping", toktrail.cli.StatuslineKeepingTest::tests),
        new Entry("cli/statusline-process", toktrail.cli.StatuslineProcessTest::tests),
        new Entry("cli/statusline-settings", toktrail.cli.StatuslineSettingsTest::tests),
        new Entry("cli/streams", toktrail.cli.StreamsTest::tests),
        new Entry("cli/subscriptions", toktrail.cli.SubscriptionsCommandTest::tests),
        new Entry("cli/transcripts", toktrail.cli.TranscriptTest::tests),
        new Entry("cli/tree", toktrail.cli.CommandTreeTest::tests),
        new Entry("cli/unwritable", toktrail.cli.UnwritableLedgerTest::tests),
        new Entry("cli/usage", toktrail.cli.UsageCommandsTest::tests),
        new Entry("cli/usage-import", toktrail.cli.ReportRefreshTest::tests),
        new Entry("cli/usage-views", toktrail.cli.UsageViewsTest::tests),
        new Entry("cli/watch", toktrail.cli.WatchCommandTest::tests),
        new Entry("cli/watch-process", toktrail.cli.WatchProcessTest::tests),
        new Entry("codex/arrival", toktrail.harness.codex.CodexArrivalTest::tests),
        new Entry("codex/counts", toktrail.harness.codex.CodexCounterTest::tests),
        new Entry("codex/harness", toktrail.harness.codex.CodexHarnessTest::tests),
        new Entry("codex/incremental", toktrail.harness.codex.CodexIncrementalTest::tests),
        new Entry("codex/lineage", toktrail.harness.codex.CodexLineageTest::tests),
        new Entry("codex/plain", toktrail.harness.codex.PlainCountsTest::tests),
        new Entry("codex/threads", toktrail.harness.codex.CodexThreadsTest::tests),
        new Entry("codex/vectors", toktrail.harness.codex.CodexVectorTest::tests),
        new Entry("config/areas", toktrail.config.area.AreaRulesTest::tests),
        new Entry("config/diagnostics", toktrail.config.ConfigDiagnosticsTest::tests),
        new Entry("config/generated", toktrail.config.price.GeneratedRowsTest::tests),
        new Entry("config/locations", toktrail.config.ConfigLocationsTest::tests),
        new Entry("config/meaning", toktrail.config.ConfigurationTest::tests),
        new Entry("config/plans", toktrail.config.SubscriptionsTest::tests),
        new Entry("config/prices", toktrail.config.price.PriceFilesTest::tests),
        new Entry("config/templates", toktrail.config.ConfigTemplatesTest::tests),
        new Entry("environment", toktrail.environment.EnvironmentTest::tests),
        new Entry("error/files", toktrail.error.FileTroubleTest::tests),
        new Entry("error/lines", toktrail.error.UserExceptionTest::tests),
        new Entry("error/suggestions", toktrail.error.SuggestionTest::tests),
        new Entry("harness/amp", toktrail.harness.amp.AmpHarnessTest::tests),
        new Entry("harness/codebuff", toktrail.harness.codebuff.CodebuffHarnessTest::tests),
        new Entry("harness/containment", toktrail.harness.ContainmentTest::tests),
        new Entry("harness/copilot", toktrail.harness.copilot.CopilotHarnessTest::tests),
        new Entry("harness/cursor", toktrail.harness.cursor.CursorHarnessTest::tests),
        new Entry("harness/droid", toktrail.harness.droid.DroidHarnessTest::tests),
        new Entry("harness/equality", toktrail.harness.EqualityTest::tests),
        new Entry("harness/files", toktrail.harness.SourceFileTest::tests),
        new Entry("harness/fingerprints", toktrail.harness.FingerprintTest::tests),
        new Entry("harness/gemini", toktrail.harness.gemini.GeminiHarnessTest::tests),
        new Entry("harness/goose", toktrail.harness.goose.GooseHarnessTest::tests),
        new Entry("harness/grok", toktrail.harness.grok.GrokHarnessTest::tests),
        new Entry("harness/harnessbridge", toktrail.harness.harnessbridge.BridgeHarnessTest::tests),
        new Entry("harness/hashes", toktrail.harness.KeyHashesTest::tests),
        new Entry("harness/hermes", toktrail.harness.hermes.HermesHarnessTest::tests),
        new Entry("harness/kilo", toktrail.harness.opencode.KiloHarnessTest::tests),
        new Entry("harness/kimi", toktrail.harness.kimi.KimiHarnessTest::tests),
        new Entry("harness/openclaw", toktrail.harness.openclaw.OpenClawHarnessTest::tests),
        new Entry("harness/opencode", toktrail.harness.opencode.DatabaseReadingTest::tests),
        new Entry("harness/opencode", toktrail.harness.opencode.OpenCodeHarnessTest::tests),
        new Entry("harness/pi", toktrail.harness.pi.PiHarnessTest::tests),
        new Entry("harness/plain-attempts", toktrail.harness.PlainAttemptsTest::tests),
        new Entry("harness/qwen", toktrail.harness.qwen.QwenHarnessTest::tests),
        new Entry("harness/records", toktrail.harness.RecordValuesTest::tests),
        new Entry("harness/roots", toktrail.harness.RootsTest::tests),
        new Entry("harness/sides", toktrail.harness.SideFileTest::tests),
        new Entry("harness/times", toktrail.harness.RecordTimeTest::tests),
        new Entry("harness/vibe", toktrail.harness.vibe.VibeHarnessTest::tests),
        new Entry("harness/vscode", toktrail.harness.vscode.ExtensionHarnessTest::tests),
        new Entry("harness/zcode", toktrail.harness.zcode.ZcodeHarnessTest::tests),
        new Entry("importer", toktrail.importer.ImporterTest::tests),
        new Entry("importer/absent", toktrail.importer.AbsentFilesTest::tests),
        new Entry("importer/arrival-order", toktrail.importer.ArrivalOrderTest::tests),
        new Entry("importer/damaged-documents", toktrail.importer.DamagedDocumentTest::tests),
        new Entry("importer/faults", toktrail.importer.ReaderFaultTest::tests),
        new Entry("importer/records", toktrail.importer.records.RecordCheckTest::tests),
        new Entry("importer/reader", toktrail.importer.reading.SourceReaderTest::tests),
        new Entry("importer/resting", toktrail.importer.RestingFilesTest::tests),
        new Entry("importer/second-pass", toktrail.importer.SecondPassTest::tests),
        new Entry("importer/undecided", toktrail.importer.UndecidedRecordsTest::tests),
        new Entry("json/eight-bytes", toktrail.json.EightBytesTest::tests),
        new Entry("json/fields", toktrail.json.JsonFieldsTest::tests),
        new Entry("json/number", toktrail.json.JsonNumberTest::tests),
        new Entry("json/string", toktrail.json.JsonStringTest::tests),
        new Entry("json/tokenizer", toktrail.json.JsonTokenizerTest::tests),
        new Entry("json/tree", toktrail.json.JsonTreeTest::tests),
        new Entry("json/twin", toktrail.json.JsonTwinTest::tests),
        new Entry("json/verdict", toktrail.json.JsonVerdictTest::tests),
        new Entry("json/writer", toktrail.json.JsonWriterTest::tests),
        new Entry("launcher", toktrail.launcher.LauncherTest::tests),
        new Entry("layers", toktrail.tidy.LayeringTest::tests),
        new Entry("ledger/area-sequences", toktrail.ledger.area.AreaSequencesTest::tests),
        new Entry("ledger/areas", toktrail.ledger.area.AreasTest::tests),
        new Entry("ledger/claim", toktrail.ledger.importing.ClaimTest::tests),
        new Entry("ledger/event-times", toktrail.ledger.query.EventTimesTest::tests),
        new Entry("ledger/file", toktrail.ledger.LedgerTest::tests),
        new Entry("ledger/identity", toktrail.ledger.row.EventIdentityTest::tests),
        new Entry("ledger/imported", toktrail.ledger.importing.ImportedSumsTest::tests),
        new Entry("ledger/importing", toktrail.ledger.importing.ImportingTest::tests),
        new Entry("ledger/keys", toktrail.ledger.importing.KeyTableTest::tests),
        new Entry("ledger/part-plans", toktrail.ledger.query.PartPlanTest::tests),
        new Entry("ledger/path", toktrail.ledger.file.LedgerPathTest::tests),
        new Entry("ledger/plans", toktrail.ledger.query.PlanTest::tests),
        new Entry("ledger/process", toktrail.ledger.importing.ImportProcessTest::tests),
        new Entry("ledger/property", toktrail.ledger.importing.ImportPropertyTest::tests),
        new Entry("ledger/recorded", toktrail.ledger.recorded.RecordedDaysTest::tests),
        new Entry("ledger/scope", toktrail.ledger.session.SessionSelectionTest::tests),
        new Entry("ledger/selectors", toktrail.ledger.filter.SelectorTest::tests),
        new Entry("ledger/sessions", toktrail.ledger.session.SessionPlanTest::tests),
        new Entry("ledger/steps", toktrail.ledger.importing.ImportStepsTest::tests),
        new Entry("ledger/tables", toktrail.ledger.row.TablesTest::tests),
        new Entry("lines", toktrail.importer.reading.LineScannerTest::tests),
        new Entry("manual", toktrail.cli.ManualTest::tests),
        new Entry("manual/files", toktrail.cli.help.ConfigManualTest::tests),
        new Entry("names", toktrail.usage.NamesTest::tests),
        new Entry("names/identity", toktrail.usage.IdentityTest::tests),
        new Entry("pricing/catalogues", toktrail.pricing.catalogue.CatalogueTest::tests),
        new Entry("pricing/context", toktrail.pricing.ContextLimitsTest::tests),
        new Entry("pricing/costs", toktrail.pricing.CostTest::tests),
        new Entry("pricing/download", toktrail.pricing.catalogue.DownloadTest::tests),
        new Entry("pricing/lookup", toktrail.pricing.PriceLookupTest::tests),
        new Entry("pricing/pages", toktrail.pricing.page.PricePageTest::tests),
        new Entry("pricing/quota", toktrail.pricing.quota.QuotaWindowsTest::tests),
        new Entry("report/budget-figures", toktrail.report.budget.BudgetFiguresTest::tests),
        new Entry("report/budget-periods", toktrail.report.budget.CalendarPeriodsTest::tests),
        new Entry("report/budgets", toktrail.report.BudgetReportTest::tests),
        new Entry("report/context", toktrail.report.ContextUseTest::tests),
        new Entry("report/division", toktrail.report.division.DivisionTest::tests),
        new Entry("report/explain", toktrail.report.explain.ExplainReporterTest::tests),
        new Entry("report/labels", toktrail.report.LabelsTest::tests),
        new Entry("report/orders", toktrail.report.OrderTest::tests),
        new Entry("report/overview", toktrail.report.OverviewTest::tests),
        new Entry("report/priced", toktrail.report.PricedReportTest::tests),
        new Entry("report/quota", toktrail.report.quota.SubscriptionReporterTest::tests),
        new Entry("report/sessions", toktrail.report.sessions.SessionReportTest::tests),
        new Entry("report/source-sessions", toktrail.report.SourceSessionsTest::tests),
        new Entry("report/statistics", toktrail.report.statistics.StatisticsTest::tests),
        new Entry("report/summary", toktrail.report.SummaryTest::tests),
        new Entry("sqlite/bulk", toktrail.sqlite.BulkInsertTest::tests),
        new Entry("sqlite/database", toktrail.sqlite.DatabaseTest::tests),
        new Entry("sqlite/foreign", toktrail.sqlite.ForeignDatabaseTest::tests),
        new Entry("sqlite/library", toktrail.sqlite.NativeLibraryTest::tests),
        new Entry("sqlite/lock", toktrail.sqlite.ProcessLockTest::tests),
        new Entry("statusline/cache", toktrail.statusline.OutputCacheTest::tests),
        new Entry("statusline/line", toktrail.statusline.SegmentLineTest::tests),
        new Entry("statusline/payload", toktrail.statusline.PayloadTest::tests),
        new Entry("sync/archives", toktrail.sync.ArchiveVectorTest::tests),
        new Entry("sync/containers", toktrail.sync.ContainerTest::tests),
        new Entry("sync/convergence", toktrail.sync.ConvergenceTest::tests),
        new Entry("sync/events", toktrail.sync.EventMergeTest::tests),
        new Entry("sync/keys", toktrail.sync.ForeignIdentityTest::tests),
        new Entry("sync/merge", toktrail.sync.MergeVectorTest::tests),
        new Entry("sync/redaction", toktrail.sync.RedactionTest::tests),
        new Entry("sync/rejects", toktrail.sync.RejectTest::tests),
        new Entry("sync/trouble", toktrail.sync.TroubleTest::tests),
        new Entry("terminal/system", toktrail.terminal.SystemTerminalTest::tests),
        new Entry("testing", SuiteTest::tests),
        new Entry("testing/vectors", VectorReaderTest::tests),
        new Entry("text/globs", toktrail.text.GlobTest::tests),
        new Entry("text/grid", toktrail.text.GridTableTest::tests),
        new Entry("text/numbers", toktrail.text.NumbersTest::tests),
        new Entry("text/style", toktrail.text.StyleTest::tests),
        new Entry("text/table", toktrail.text.TableTest::tests),
        new Entry("tidy", toktrail.tidy.TidyTest::tests),
        new Entry("time/boundary", toktrail.time.BoundaryTest::tests),
        new Entry("time/buckets", toktrail.time.BucketsTest::tests),
        new Entry("time/period", toktrail.time.PeriodTest::tests),
        new Entry("time/range", toktrail.time.RangeTest::tests),
        new Entry("time/source", toktrail.time.SourceTimeTest::tests),
        new Entry("toml-document", toktrail.toml.TomlDocumentTest::tests),
        new Entry("toml-edit-property", toktrail.toml.TomlEditPropertyTest::tests),
        new Entry("toml-parser", toktrail.toml.TomlParserTest::tests),
        new Entry("toml-writer", toktrail.toml.TomlWriterTest::tests),
        new Entry("usage/area-paths", toktrail.usage.AreaPathTest::tests),
        new Entry("usage/event-keys", toktrail.usage.EventKeysTest::tests),
    };

    private final String only;
    private final long seed;
    private final Path scratchRoot;

    private TestMain(String only, long seed, Path scratchRoot) {
        this.only = only;
        this.seed = seed;
        this.scratchRoot = scratchRoot;
    }

    /** Exits with 1 when a test failed or none matched. */
    public static void main(String[] args) throws Exception {
        String only = "";
        long seed = new Random().nextLong();
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--only" -> only = args[i + 1];
                case "--seed" -> seed = Long.parseUnsignedLong(args[i + 1].replaceFirst("^0x", ""), 16);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        // The first command of a process loads SQLite's library from a cache in its home. Here many commands run at
        // once in homes that vanish: the driver loads its own copy before any of them, and they find a path given.
        Database.openInMemory(Path.of("none")).close();
        System.setProperty("org.sqlite.lib.path", "loaded already");
        Path root = Files.createTempDirectory("toktrail-test");
        int status;
        try {
            status = new TestMain(only, seed, root).run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } finally {
            Scratch.deleteTree(root);
        }
        System.exit(status);
    }

    private int run(PrintStream out) throws Exception {
        long start = System.nanoTime();
        List<Suite.Test> tests = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            Suite suite = new Suite(entry.name());
            entry.tests().accept(suite);
            suite.tests().stream().filter(test -> test.name().contains(only)).forEach(tests::add);
        }
        Collections.shuffle(tests, new Random(seed));
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<Outcome>> futures = new ArrayList<>();
        for (Suite.Test test : tests) {
            futures.add(pool.submit(() -> outcome(test)));
        }
        int[] counts = new int[Verdict.values().length];
        for (Future<Outcome> future : futures) {
            Outcome outcome = future.get();
            counts[outcome.verdict().ordinal()]++;
            if (outcome.verdict() != Verdict.PASSED) {
                out.println(outcome.line());
            }
        }
        pool.shutdown();
        out.printf("%.1f seconds, seed 0x%s%n", (System.nanoTime() - start) / 1e9, Long.toHexString(seed));
        int failed = counts[Verdict.FAILED.ordinal()];
        int skipped = counts[Verdict.SKIPPED.ordinal()];
        out.println(counts[Verdict.PASSED.ordinal()] + " passed, " + failed + " failed"
                + (skipped > 0 ? ", " + skipped + " skipped" : ""));
        return failed > 0 || tests.isEmpty() ? 1 : 0;
    }

    private Outcome outcome(Suite.Test test) {
        long testSeed = seed ^ test.name().hashCode() * 0x9E3779B97F4A7C15L;
        try {
            Path directory = Files.createTempDirectory(scratchRoot, "t").toRealPath();
            try {
                test.body().run(new Scratch(directory, testSeed));
            } finally {
                Scratch.deleteTree(directory);
            }
            return new Outcome(Verdict.PASSED, "");
        } catch (Suite.SkippedException e) {
            return new Outcome(Verdict.SKIPPED, "skipped " + test.name() + ": " + e.getMessage());
        } catch (Throwable e) {
            return new Outcome(Verdict.FAILED, "FAIL " + test.name() + ": " + describe(e)
                    + "\n  again: make test T='" + test.name() + "' SEED=0x" + Long.toHexString(seed));
        }
    }

    private static String describe(Throwable e) {
        if (e instanceof AssertionError) {
            return e.getMessage();
        }
        StringBuilder text = new StringBuilder(e.toString());
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("toktrail.")) {
                text.append("\n    at ").append(frame);
            }
        }
        return text.toString();
    }
}
