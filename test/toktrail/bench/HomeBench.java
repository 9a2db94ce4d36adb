package toktrail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toktrail.testing.VectorReader;

/** Times imports and reports on one generated home and checks its totals. */
final class HomeBench {

    private static final long SEED = 7;
    private static final int PATIENCE = 3;
    /** Short commands are run so many times as often: their differences are as small as the machine's moods. */
    private static final int SHORT = 3;

    /** What a home holds. */
    private record Planted(long files, long bytes, long calls, long tokens) { }

    private final Path home;
    private final String program;
    private final int runs;
    private final Table table;
    private Planted planted;
    private int appended;

    HomeBench(Path home, String program, int runs, Table table) {
        this.home = home;
        this.program = program;
        this.runs = runs;
        this.table = table;
    }

    /** Prints the rows of this home; it is generated, with about so many bytes, if it is not there yet. */
    void run(long bytes, Timing empty) throws Exception {
        planted = plant(bytes);
        System.out.println();
        table.head(String.format(Locale.ROOT, "%,d files, %,d MB, %,d calls", planted.files(),
                planted.bytes() / 1_000_000, planted.calls()));
        Timing reading = Timing.of(runs, () -> { },
                TimedProcess.java("toktrail.bench.ReadAllMain", home.resolve("sources").toString()), home);
        table.row("reading the same bytes", reading, "");
        Timing cold = Timing.of(runs, this::forget, toktrail("refresh"), home);
        check();
        table.row("cold import", cold, cold.times(reading) + " x reading, peak " + cold.peakMegabytes() + " MB");
        Timing plain = Timing.of(PATIENCE, this::forget, TimedProcess.jar("refresh"), home);
        check();
        table.row("cold import, java -jar", plain,
                plain.times(reading) + " x reading, peak " + plain.peakMegabytes() + " MB");
        Timing warm = Timing.of(SHORT * runs, () -> { }, toktrail("usage", "today"), home);
        table.row("refresh and report, unchanged", warm,
                warm.times(empty) + " x empty, peak " + warm.peakMegabytes() + " MB");
        Timing append = Timing.of(SHORT * runs, this::append, toktrail("usage", "today"), home);
        check();
        table.row("the same after one new record", append, append.times(warm) + " x unchanged");
        Timing report = Timing.of(runs, () -> { }, toktrail("usage", "summary", "--no-refresh"), home);
        table.row("report of everything, alone", report, report.times(empty) + " x empty");
        Timing again = Timing.of(1, () -> { }, toktrail("refresh", "--full"), home);
        check();
        table.row("reading everything again", again, again.times(reading) + " x reading");
        long ledger = Files.size(home.resolve(".local/state/toktrail/toktrail.db"));
        table.note("ledger: %,d bytes per call; all totals as planted", ledger / planted.calls());
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

    private void append() throws IOException {
        appended++;
        LiveSession.append(home.resolve("sources/codex"), appended);
    }

    private void check() throws Exception {
        Map<?, ?> report = (Map<?, ?>) VectorReader.parse(
                toktrail("usage", "summary", "--json", "--no-refresh").output(home));
        long calls = 0;
        for (Object row : (List<?>) report.get("by_harness")) {
            calls += (Long) ((Map<?, ?>) row).get("message_count");
        }
        require("calls", planted.calls() + appended, calls);
        require("tokens", planted.tokens() + appended * LiveSession.TOKENS,
                (Long) ((Map<?, ?>) report.get("totals")).get("accounting_total"));
    }

    private static void require(String what, long there, long found) {
        if (found != there) {
            throw new IllegalStateException("planted " + there + " " + what + "; found " + found);
        }
    }

    private TimedProcess toktrail(String... arguments) {
        return TimedProcess.program(program, List.of(arguments));
    }
}
