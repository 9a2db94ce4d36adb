package toktrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import toktrail.testing.Scratch;

/** Files of other trackers, about days before, on and between those of {@link ExampleLedger}. */
final class HistoryFiles {

    /** Their names. */
    static final List<String> NAMES = List.of("claude-code_daily.json", "codex_daily.json", "graph.json",
            "ccusage.json", "ccusage-old.json");

    private HistoryFiles() { }

    /** What stands in one. */
    static String text(String name) throws IOException {
        return Files.readString(Scratch.fixture("cli/history/" + name));
    }
}
