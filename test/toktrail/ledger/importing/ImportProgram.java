package toktrail.ledger.importing;

import java.nio.file.Path;
import java.util.List;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * Imports in a process of its own: {@code ImportProgram LEDGER FIRST COUNT}. Files of 20 events each are committed one
 * by one; a line is printed after each, and after the last it ends.
 */
public final class ImportProgram {

    private static final int EVENTS_PER_FILE = 20;

    private ImportProgram() { }

    public static void main(String[] args) {
        int first = Integer.parseInt(args[1]);
        int count = Integer.parseInt(args[2]);
        try (Ledger ledger = Ledger.open(Path.of(args[0]), Samples.at(1_000))) {
            for (int file = first; file < first + count; file++) {
                try (Importing importing = ledger.importing(Samples.QUICK)) {
                    importFile(importing, file);
                    System.out.println(file);
                    importing.finish();
                }
            }
        }
    }

    /** Hands over the events of a file and its state. */
    static void importFile(Importing importing, int file) {
        for (int i = 0; i < EVENTS_PER_FILE; i++) {
            UsageEvent event = Samples.event("test", "s" + file % 11, file + "-" + i, "/f/" + file,
                    file * 1_000L + i, i + 1);
            Storing.event(importing, event, SampleRules.of(UpdatePolicy.FILE), List.of());
        }
        importing.fileState("test", new FileState("/f/" + file, new FileState.FileStamp(1, 1, "", ""),
                FileProgress.NONE, ParserState.none(1), FileState.RowCounts.NONE, null));
    }
}
