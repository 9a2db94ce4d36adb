package toktrail.cli.statusline;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.cli.frame.CommandContext;
import toktrail.config.ConfigLocations;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.StatusElement;
import toktrail.config.setting.Statusline;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.statusline.CacheKey;
import toktrail.statusline.FileMark;
import toktrail.statusline.KeptLine;
import toktrail.statusline.OutputCache;
import toktrail.statusline.PayloadKey;
import toktrail.statusline.Renewal;
import toktrail.statusline.SegmentChoice;

/** Keeps what is printed for the next prompt. */
final class SegmentStore {

    private static final long SECOND_MS = 1000;
    private static final String LOG = "-wal";

    private final CommandContext context;
    private final SegmentMaker.Asked asked;
    private final OutputCache cache;
    private final String key;
    private List<FileMark> before = List.of();

    private SegmentStore(CommandContext context, SegmentMaker.Asked asked, OutputCache cache, String key) {
        this.context = context;
        this.asked = asked;
        this.cache = cache;
        this.key = key;
    }

    /**
     * The place for the line that is asked for; absent if it is not kept.
     *
     * @param terminal whether it is shown on one
     */
    static Optional<SegmentStore> of(CommandContext context, SegmentMaker.Asked asked, boolean terminal) {
        Map<String, String> variables = context.environment().variables();
        OutputCache cache = OutputCache.find(variables);
        Optional<String> payload = PayloadKey.of(asked.input());
        boolean kept = cache != null && payload.isPresent()
                && asked.settings().selection().refresh() != RefreshMode.ALWAYS;
        if (!kept) {
            return Optional.empty();
        }
        String folder = context.environment().workingDirectory().toString();
        String key = CacheKey.of(context.invocation().typed(), new CacheKey.World(variables, folder, terminal),
                payload.get());
        return Optional.of(new SegmentStore(context, asked, cache, key));
    }

    /** Looks at the files the line will be made of; to be called before it is made. */
    void begin() {
        before = marks();
    }

    /** Keeps an output, unless one of its files was changed meanwhile. */
    void keep(String output) {
        Statusline.Cache ages = asked.settings().cache();
        List<FileMark> after = marks();
        if (unchanged(before, after) && Math.max(ages.outputCacheSecs(), ages.serveStaleSecs()) > 0) {
            long nowMs = context.environment().clock().millis();
            cache.write(key, new KeptLine(nowMs, new KeptLine.Ages(ages.outputCacheSecs() * SECOND_MS,
                    ages.serveStaleSecs() * SECOND_MS, ages.minRefreshIntervalSecs() * SECOND_MS), after, folder(),
                    output.getBytes(StandardCharsets.UTF_8)), nowMs);
        }
    }

    /** Whether nobody wrote into a file. To read a ledger is to leave an empty log beside it. */
    private static boolean unchanged(List<FileMark> before, List<FileMark> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < after.size(); i++) {
            boolean emptyLog = after.get(i).path().endsWith(LOG) && before.get(i).size() <= 0
                    && after.get(i).size() <= 0;
            same = emptyLog || after.get(i).equals(before.get(i));
        }
        return same;
    }

    /** Says to those who wait for it that the line was made anew. */
    void finish() {
        new Renewal(cache, key).finish();
    }

    /** The working directory if the line depends on it. */
    private String folder() {
        boolean known = asked.payload().flatMap(payload -> payload.folder()).isPresent();
        boolean shown = asked.settings().elements().contains(StatusElement.CWD);
        boolean decides = SegmentChoice.parts(asked.settings()).contains(Part.BUDGET)
                && context.workspace().configuration().budgets().stream()
                        .anyMatch(budget -> !budget.scope().cwdPrefixes().isEmpty());
        return !known && (shown || decides) ? context.environment().workingDirectory().toString() : "";
    }

    private List<FileMark> marks() {
        List<FileMark> marks = new ArrayList<>();
        Path ledger = context.workspace().ledger().path().effective();
        marks.add(FileMark.of(ledger.toString()));
        marks.add(FileMark.of(ledger + LOG));
        ConfigLocations files = context.workspace().configReading().locations();
        for (Path file : List.of(files.config().path(), files.prices().path(), files.subscriptions().path(),
                files.machine().path(), files.pricesDir().path())) {
            marks.add(FileMark.of(file.toString()));
        }
        File[] generated = files.pricesDir().path().toFile().listFiles();
        if (generated != null) {
            Arrays.sort(generated);
            for (File file : generated) {
                marks.add(FileMark.of(file.getPath()));
            }
        }
        program().ifPresent(jar -> marks.add(FileMark.of(jar)));
        return marks;
    }

    private static Optional<String> program() {
        CodeSource source = SegmentStore.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()).toString());
        } catch (URISyntaxException unknown) {
            return Optional.empty();
        }
    }
}
