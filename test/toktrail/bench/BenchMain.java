package toktrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toktrail.testing.VectorReader;

/**
 * Times the program as a user starts it on a generated home of about 3.5 GB with Claude Code and Codex sessions, and
 * checks in the same run that every planted token was counted: {@code BenchMain [--scale S] [--runs N]}.
 *
 * <p>Each figure is a median, with the least and the greatest, beside its yardsticks: an empty Java program, and
 * reading the same bytes. Figures of different machines cannot be compared, ratios can.
 */
public final class BenchMain {

    private static final long FULL_BYTES = 3_500_000_000L;
    private static final long SEED = 7;
    /** As {@code make run} starts it: the quick compiler and the small collector. */
    private static final List<String> LEAN =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-jar", "build/toktrail.jar");

    /** What a home holds. */
    private record Planted(long files, long bytes, long calls, long tokens) { }

    private final Path home;
    private final int runs;
    private Planted planted;

    private BenchMain(Path home, int runs) {
        this.home = home;
        this.runs = runs;
    }

    public static void main(String[] args) throws Exception {
        double scale = 1;
        int runs = 5;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        Path home = Path.of("build/bench/home-" + scale).toAbsolutePath();
        new BenchMain(home, runs).run((long) (scale * FULL_BYTES));
    }

    private void run(long bytes) throws Exception {
        planted = plant(bytes);
        print("home: %,d files, %,d MB, %,d calls, %,d tokens; %d runs each; Java %s, %d processors%n%n",
                planted.files(), planted.bytes() / 1_000_000, planted.calls(), planted.tokens(), runs,
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        Timing empty = time(runs, () -> { }, TimedProcess.java("toktrail.bench.EmptyMain"));
        Timing reading = time(runs, () -> { },
                TimedProcess.java("toktrail.bench.ReadAllMain", home.resolve("sources").toString()));
        print("%-34s %8s %8s %8s   %s%n", "", "median s", "least", "most", "ratio");
        row("empty Java program", empty, "");
        row("reading the same bytes", reading, "");
        Timing version = time(runs, () -> { }, program("--version"));
        row("toktrail --version", version, ratio(version, empty) + " x empty");

        Timing cold = time(Math.max(1, runs / 2 + runs % 2), this::forget, program("refresh"));
        check(planted.calls(), planted.tokens());
        row("cold import", cold, ratio(cold, reading) + " x reading, peak " + cold.peakMegabytes() + " MB");

        List<String> lean = new ArrayList<>(LEAN);
        lean.add("refresh");
        Timing frugal = time(1, this::forget, new TimedProcess(lean));
        check(planted.calls(), planted.tokens());
        row("the same with LEAN_FLAGS", frugal, ratio(frugal, reading) + " x reading, peak "
                + frugal.peakMegabytes() + " MB");

        Timing warm = time(runs, () -> { }, program("usage", "summary", "--json"));
        row("refresh and report, unchanged", warm, ratio(warm, empty) + " x empty");
        int[] appended = new int[1];
        Timing append = time(runs, () -> append(appended), program("usage", "summary", "--json"));
        check(planted.calls() + appended[0], planted.tokens() + appended[0] * LiveSession.TOKENS);
        row("the same after one new record", append, ratio(append, warm) + " x unchanged");
        Timing report = time(runs, () -> { }, program("usage", "summary", "--json", "--no-refresh"));
        row("report alone", report, ratio(report, empty) + " x empty");
        Timing again = time(1, () -> { }, program("refresh", "--full"));
        check(planted.calls() + appended[0], planted.tokens() + appended[0] * LiveSession.TOKENS);
        row("reading everything again", again, ratio(again, reading) + " x reading");
        long ledger = Files.size(home.resolve(".local/state/toktrail/toktrail.db"));
        print("%nledger: %,d bytes, %d per call; all totals as planted%n", ledger, ledger / planted.calls());
    }

    private Planted plant(long bytes) throws IOException {
        Path sources = home.resolve("sources");
        Path note = home.resolve("planted.json");
        if (!Files.exists(note)) {
            TimedProcess.deleteTree(home);
            Files.createDirectories(home.resolve(".config/toktrail"));
            Files.writeString(home.resolve(".config/toktrail/config.toml"), """
                    [imports]
                    harnesses = ["claude", "codex"]
                    [imports.sources]
                    claude = "~/sources/claude/projects"
                    codex = "~/sources/codex"
                    [reports]
                    min_refresh_interval_secs = 0
                    """);
            ClaudeCorpus.Planted claude = ClaudeCorpus.write(sources.resolve("claude/projects"), bytes / 2, SEED);
            CodexCorpus.Planted codex = CodexCorpus.generate(sources.resolve("codex"), bytes / 2, SEED);
            LiveSession.begin(sources.resolve("codex"));
            Files.writeString(note, String.format(Locale.ROOT,
                    "{\"files\": %d, \"bytes\": %d, \"calls\": %d, \"tokens\": %d}", claude.files() + codex.files() + 1,
                    claude.bytes() + codex.bytes(), claude.calls() + codex.calls(), claude.tokens() + codex.tokens()));
        }
        LiveSession.begin(sources.resolve("codex"));
        Map<?, ?> map = (Map<?, ?>) VectorReader.read(note);
        return new Planted((Long) map.get("files"), (Long) map.get("bytes"), (Long) map.get("calls"),
                (Long) map.get("tokens"));
    }

    private void forget() throws IOException {
        TimedProcess.deleteTree(home.resolve(".local"));
    }

    private void append(int[] count) throws IOException {
        count[0]++;
        LiveSession.append(home.resolve("sources/codex"), count[0]);
    }

    private void check(long calls, long tokens) throws Exception {
        String json = program("usage", "summary", "--json", "--no-refresh").output(home);
        Map<?, ?> report = (Map<?, ?>) VectorReader.parse(json);
        long foundTokens = (Long) ((Map<?, ?>) report.get("totals")).get("accounting_total");
        long foundCalls = 0;
        for (Object row : (List<?>) report.get("by_harness")) {
            foundCalls += (Long) ((Map<?, ?>) row).get("message_count");
        }
        if (foundCalls != calls || foundTokens != tokens) {
            throw new IllegalStateException("planted " + calls + " calls, " + tokens + " tokens; found " + foundCalls
                    + " calls, " + foundTokens + " tokens");
        }
    }

    private static TimedProcess program(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", "build/toktrail.jar"));
        all.addAll(List.of(arguments));
        return new TimedProcess(all);
    }

    private interface Preparation {
        void run() throws IOException;
    }

    private Timing time(int count, Preparation before, TimedProcess process) throws Exception {
        List<TimedProcess.Run> measured = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            before.run();
            measured.add(process.run(home));
        }
        return Timing.of(measured);
    }

    private static String ratio(Timing a, Timing b) {
        return String.format(Locale.ROOT, "%.2f", a.median() / b.median());
    }

    private static void row(String name, Timing timing, String ratio) {
        print("%-34s %8.3f %8.3f %8.3f   %s%n", name, timing.median(), timing.least(), timing.most(), ratio);
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
