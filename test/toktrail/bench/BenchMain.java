package toktrail.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Times the installed program as a user starts it, on generated homes of three sizes with Claude Code and Codex
 * sessions, and checks in the same run that every planted token was counted; then its parts in a process of their own:
 * {@code BenchMain PROGRAM [--scale S] [--runs N] [--parts yes|no]}. The largest home has S times 3.5 GB, the others
 * three tenths and a tenth of it.
 *
 * <p>Each figure is a median, with the least and the greatest, beside its yardstick: an empty Java program, or reading
 * the same bytes. Figures of different machines cannot be compared, ratios can.
 */
public final class BenchMain {

    private static final double FULL_BYTES = 3.5e9;
    private static final int WARM_RUNS = 20;
    private static final Path DIRECTORY = Path.of("build/bench").toAbsolutePath();

    private BenchMain() { }

    public static void main(String[] args) throws Exception {
        String program = args[0];
        double scale = 1;
        int runs = 5;
        boolean parts = true;
        for (int i = 1; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                case "--parts" -> parts = args[i + 1].equals("yes");
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        System.out.printf(Locale.ROOT, "%d runs each; Java %s, %d processors%n%n", runs, Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        Table table = new Table(System.out);
        Timing empty = Timing.of(runs, () -> { }, TimedProcess.java("toktrail.bench.EmptyMain"), DIRECTORY);
        start(table, empty, program, runs);
        for (double part : new double[] {0.1, 0.3, 1}) {
            Path home = DIRECTORY.resolve(String.format(Locale.ROOT, "home-%.2f", scale * part));
            new HomeBench(home, program, runs, table).run((long) (scale * part * FULL_BYTES), empty);
        }
        if (parts) {
            part("JSON, one thread", "toktrail.bench.JsonBench");
            part("inserting into a ledger", "toktrail.bench.LedgerBench");
            Path ledger = DIRECTORY.resolve("report");
            part("reports over 1,000,000 events", "toktrail.bench.ReportBench", ledger.toString());
        }
    }

    private static void start(Table table, Timing empty, String program, int runs) throws Exception {
        table.head("start, empty home");
        table.row("empty Java program", empty, "");
        Path home = DIRECTORY.resolve("home-empty");
        TimedProcess.deleteTree(home);
        Files.createDirectories(home);
        for (List<String> arguments : List.of(List.of("--version"), List.of("usage", "today"))) {
            TimedProcess process = TimedProcess.program(program, arguments);
            process.output(home);
            Timing timing = Timing.of(runs, () -> { }, process, home);
            table.row("toktrail " + String.join(" ", arguments), timing, timing.times(empty) + " x empty");
        }
        prompts(table, program, home);
    }

    /** The prompt segment, made anew and from a kept line, which shall take at most 1.6 times an empty program. */
    private static void prompts(Table table, String program, Path home) throws Exception {
        Timing empty = Timing.of(WARM_RUNS, () -> { }, TimedProcess.java("toktrail.bench.EmptyMain"), home);
        table.row("empty Java program, again", empty, "");
        Path config = home.resolve(".config/toktrail/config.toml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, "[statusline.cache]\noutput_cache_secs = 86400\n");
        TimedProcess anew = TimedProcess.program(program, List.of("statusline", "--no-refresh", "--no-cache"));
        Timing made = Timing.of(WARM_RUNS, () -> { }, anew, home);
        table.row("statusline made anew", made, made.times(empty) + " x empty");
        TimedProcess kept = TimedProcess.program(program, List.of("statusline", "--no-refresh"));
        kept.output(home);
        Timing warm = Timing.of(WARM_RUNS, () -> { }, kept, home);
        table.row("statusline warm hit", warm, warm.times(empty) + " x empty");
    }

    private static void part(String name, String mainClass, String... arguments) throws Exception {
        System.out.println();
        System.out.println(name);
        System.out.print(TimedProcess.java(mainClass, arguments).output(DIRECTORY));
    }
}
