package toktrail.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import toktrail.error.ExitCode;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.VectorCase;
import toktrail.testing.Check;
import toktrail.testing.Scratch;

/** A home with the vectors of every harness, each with the roots that its case names, and a rich configuration. */
final class EveryHarnessHome {

    /** Every report and every way in which one of them divides the usage. */
    static final List<String> REPORTS = List.of("usage summary --split-thinking --json", "usage today --json",
            "usage daily --breakdown --json", "usage daily --instances --json", "usage weekly --json",
            "usage monthly --json", "usage monthly --instances --json",
            "usage sessions --breakdown --json --limit 99999", "usage sessions --order asc --json --limit 99999",
            "usage runs --all --json", "usage machines --json", "usage areas --json", "usage areas --direct --json",
            "usage areas --leaves --json", "daily --json", "daily --shape ccusage --by-agent --json",
            "daily --shape ccusage --instances --json", "weekly --json", "monthly --shape tokentracker --json",
            "models --json", "models --merge --json", "graph", "blocks --all --json",
            "blocks --claude --codex --json", "stats --json", "stats --utc", "export --format csv",
            "export --format jsonl", "subscriptions --json", "budget --json", "run status 1 --json", "usage summary",
            "usage sessions --limit 99999", "daily", "models");

    /** Late enough for every call of the vectors. */
    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private static final String CONFIGURATION = """

            [[budgets]]
            id = "month"
            limit_usd = 5
            period = "monthly"

            [areas]
            unassigned_warning_threshold = 0.5
            """;

    private final CommandHome home;

    private EveryHarnessHome(CommandHome home) {
        this.home = home;
    }

    /** A home in which the vectors of these harnesses are sources; nothing is imported yet. */
    static EveryHarnessHome of(Scratch scratch, Harness... harnesses) throws Exception {
        CommandHome home = new CommandHome(scratch, harnesses);
        home.world().now(NOW).zone("Europe/Berlin");
        Scratch.copyTree(Scratch.fixture("cli/home/.config"), home.file(".config"));
        TreeMap<String, List<Path>> sources = new TreeMap<>();
        for (Harness harness : harnesses) {
            String id = harness.info().id();
            List<Path> own = sources.computeIfAbsent(id, key -> new ArrayList<>());
            for (Path directory : VectorCase.cases(id)) {
                Path work = home.file("tools/" + id + "/" + directory.getFileName());
                own.addAll(VectorCase.open(directory, work).roots());
            }
        }
        StringBuilder text = new StringBuilder("config_version = 1\n[imports]\nharnesses = [");
        sources.keySet().forEach(id -> text.append('"').append(id).append("\", "));
        text.append("]\n[imports.sources]\n");
        sources.forEach((id, paths) -> text.append(id).append(" = [").append(String.join(", ",
                paths.stream().map(path -> '"' + path.toString().replace('\\', '/') + '"').toList())).append("]\n"));
        home.with(".config/toktrail/config.toml", text.append(CONFIGURATION).toString());
        return new EveryHarnessHome(home);
    }

    /** The same with all that there are. */
    static EveryHarnessHome complete(Scratch scratch) throws Exception {
        return of(scratch, Harnesses.ALL.toArray(Harness[]::new));
    }

    CommandHome home() {
        return home;
    }

    /** The answers to {@link #REPORTS}, without an import before them. */
    TreeMap<String, String> reports() {
        TreeMap<String, String> answers = new TreeMap<>();
        for (String report : REPORTS) {
            boolean importing = !report.startsWith("export") && !report.startsWith("stats");
            CommandHome.Outcome outcome = home.run(report + (importing ? " --no-refresh" : ""));
            Check.equal(report + ": " + outcome.err(), ExitCode.DONE, outcome.code());
            Check.that(report + " answers", !outcome.out().isEmpty());
            answers.put(report, outcome.out());
        }
        return answers;
    }

    /** Every file of the sources, in order. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var paths = Files.walk(home.file("tools"))) {
            paths.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        return files;
    }

    /** Moves a directory of the home. */
    void move(String from, String to) throws IOException {
        Files.move(home.file(from), home.file(to), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes every file of the sources and leaves the directories. */
    void removeFiles() throws IOException {
        Files.walkFileTree(home.file("tools"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
