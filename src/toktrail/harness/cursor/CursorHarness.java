package toktrail.harness.cursor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import toktrail.environment.Environment;
import toktrail.harness.CallScan;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeyRules;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;
import toktrail.usage.UpdatePolicy;

/** Cursor. One event is one row of an export: a request. */
public final class CursorHarness implements Harness {

    static final String ID = "cursor";

    private static final String SOURCE = "TOKTRAIL_CURSOR_PATH";
    private static final String EXPORT = "usage";
    private static final String TABLE = ".csv";

    private static final HarnessInfo INFO = new HarnessInfo(ID, "Cursor", "cursor_path", List.of(SOURCE), List.of(),
            true, "Cursor usage export not found");

    static final EventRules RULES = KeyRules.inSession(ID, UpdatePolicy.FILE);

    @Override
    public HarnessInfo info() {
        return INFO;
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        Path home = environment.home();
        return RootChoice.in(environment).named(SOURCE).or(() -> Roots.existing(List.of(
                home.resolve(".config/tokscale/cursor-cache"), home.resolve(".tokscale/cursor-cache"))));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> {
            String name = file.getFileName().toString();
            return name.startsWith(EXPORT) && name.endsWith(TABLE);
        }, directory -> false);
    }

    /** The account of an export: {@code usage.<account>.csv}, else the default one. */
    static String account(SourceFile file) {
        String name = file.baseName();
        int from = EXPORT.length() + 1;
        int to = name.length() - TABLE.length();
        return name.startsWith(EXPORT + ".") && name.endsWith(TABLE) && from < to ? name.substring(from, to)
                : "default";
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new UsageExport(context.keepRaw()));
    }
}
