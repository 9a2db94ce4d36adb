package toktrail.report.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import toktrail.error.FileTrouble;
import toktrail.harness.Roots;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.SourceProblem.Reason;
import toktrail.json.JsonObject;
import toktrail.ledger.LedgerHealth;
import toktrail.ledger.LedgerHealth.HarnessFacts;
import toktrail.ledger.importing.SkippedSource;
import toktrail.text.HomePath;
import toktrail.text.Numbers;

/** Checks of the places where tools keep their data. Directories are listed, no file is opened. */
final class SourceChecks implements RetentionChecks.ToolUse {

    private static final long STALE_MS = Duration.ofMinutes(10).toMillis();
    private static final long NANOS_PER_MS = 1_000_000;

    private final Subject subject;
    private final Optional<LedgerHealth> ledger;
    private final Map<String, HarnessFacts> stored;
    private final Map<String, List<SourceListing>> listings = new TreeMap<>();
    private final List<Finding> unreadable = new ArrayList<>();

    /** @param ledger absent if there is none, or none that can be read */
    SourceChecks(Subject subject, Optional<LedgerHealth> ledger) {
        this.subject = subject;
        this.ledger = ledger;
        stored = ledger.map(LedgerHealth::harnesses).orElse(Map.of());
        subject.tools().forEach(this::list);
    }

    private void list(Tool tool) {
        List<SourceListing> found = new ArrayList<>();
        for (Path place : tool.places()) {
            Roots.refusal(place).ifPresent(e -> unreadable(tool.id(),
                    "cannot read " + shown(place) + ": " + FileTrouble.reason(e)));
        }
        for (Path root : tool.present()) {
            try {
                SourceListing listing = tool.harness().list(root, subject.environment());
                found.add(listing);
                listing.warnings().stream().filter(warning -> warning.startsWith("cannot "))
                        .forEach(warning -> unreadable(tool.id(), warning));
                listing.files().stream().filter(file -> !Files.isReadable(file.path()))
                        .forEach(file -> unreadable(tool.id(), "cannot read " + shown(file.path())
                                + ": permission denied"));
            } catch (IOException e) {
                unreadable(tool.id(), "cannot list " + shown(root) + ": "
                        + (Files.isReadable(root) ? FileTrouble.reason(e) : "permission denied"));
            }
        }
        listings.put(tool.id(), found);
    }

    private void unreadable(String harness, String message) {
        unreadable.add(Finding.of("source-unreadable", Level.ERROR, message).about(harness)
                .withHint("Make it readable for you, or take it out of [imports] in config.toml."));
    }

    /** {@code source-missing}: whether places that are named, or were used, are still there. */
    List<Finding> missing() {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : subject.tools()) {
            boolean used = facts(tool).events() > 0;
            List<Path> absent = tool.places().stream().filter(place -> Files.notExists(place)).toList();
            boolean all = absent.size() == tool.places().size();
            boolean counts = !absent.isEmpty() && (tool.configured() || used && all);
            if (counts) {
                findings.add(Finding.of("source-missing", used ? Level.WARN : Level.INFO, tool.name()
                        + ": nothing is at " + Findings.some(absent.stream().map(this::shown).toList()) + ".")
                        .about(tool.id()).withHint("What was imported stays. If its data has moved, name the place in"
                                + " [imports] of config.toml.")
                        .withData(JsonObject.builder().put("paths",
                                Findings.texts(absent.stream().map(Path::toString).toList())).build()));
            }
        }
        return Findings.orOk(Finding.of("source-missing", Level.OK, "No source has vanished."), findings);
    }

    /** {@code source-unreadable}: whether all that is there can be read. */
    List<Finding> unreadable() {
        List<Finding> findings = new ArrayList<>(unreadable);
        if (ledger.isPresent()) {
            for (SkippedSource source : ledger.get().skippedSources()) {
                String reason = source.entry().reason();
                if (!reason.equals(Reason.NO_DECODER.id()) && Files.exists(Path.of(source.entry().path()))) {
                    boolean wrongKind = reason.equals(Reason.UNREADABLE.id())
                            || reason.equals(Reason.NOT_A_DATABASE.id());
                    findings.add(Finding.of("source-unreadable", wrongKind ? Level.ERROR : Level.WARN,
                            HomePath.shorten(source.entry().path(), subject.environment().home()) + " is left out: "
                            + reason + (source.entry().detail() == null ? "" : ", " + source.entry().detail()) + ".")
                            .about(source.harness())
                            .withHint("toktrail sources skipped lists such sources, with --clear they are tried again.")
                            .withData(JsonObject.builder().put("path", source.entry().path()).put("reason", reason)
                                    .put("attempts", source.entry().attempts()).build()));
                }
            }
        }
        return Findings.orOk(Finding.of("source-unreadable", Level.OK, "All sources can be read."), findings);
    }

    /** {@code source-stale}: whether files that were read since they changed have given something. */
    List<Finding> stale() {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : subject.tools()) {
            HarnessFacts facts = facts(tool);
            SourceFile newest = null;
            for (SourceListing listing : listings.get(tool.id())) {
                for (SourceFile file : listing.files()) {
                    newest = newest == null || changedMs(file) > changedMs(newest) ? file : newest;
                }
            }
            if (newest != null && tool.harness().info().fileBased() && facts.refreshedMs().isPresent()
                    && facts.refreshedMs().getAsLong() > changedMs(newest)
                    && changedMs(newest) - facts.newestMs().orElse(Long.MIN_VALUE / 2) > STALE_MS) {
                findings.add(stale(tool, newest, facts));
            }
        }
        return Findings.orOk(Finding.of("source-stale", Level.OK, "The newest files of all tools gave usage."),
                findings);
    }

    private Finding stale(Tool tool, SourceFile newest, HarnessFacts facts) {
        String last = facts.newestMs().isPresent() ? "the newest call is of " + Findings.time(
                facts.newestMs().getAsLong()) : "no call was found";
        return Finding.of("source-stale", Level.WARN, tool.name() + " wrote " + shown(newest.path()) + " at "
                + Findings.time(changedMs(newest)) + ", but " + last + ".").about(tool.id())
                .withHint("If it was used meanwhile, its format may have changed: see toktrail sources list, and look"
                        + " for a newer toktrail.")
                .withData(JsonObject.builder().put("newest_file", newest.name())
                        .put("newest_file_ms", changedMs(newest))
                        .put("newest_event_ms", Findings.orNull(facts.newestMs())).build());
    }

    private static long changedMs(SourceFile file) {
        return file.attributes().modifiedNs() / NANOS_PER_MS;
    }

    /** {@code codex-compressed} and its kin: files that were compressed before they were ever read. */
    List<Finding> compressed() {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : subject.tools()) {
            List<SourceFile> files = new ArrayList<>();
            listings.get(tool.id()).forEach(listing -> listing.unusable().stream()
                    .filter(skipped -> skipped.problem().reason() == Reason.NO_DECODER)
                    .forEach(skipped -> files.add(skipped.file())));
            if (!files.isEmpty()) {
                Set<String> known = ledger.map(open -> open.sessionsWithEvents(tool.id())).orElse(Set.of());
                long lost = files.stream().filter(file -> !known.contains(stem(file.baseName()))).count();
                findings.add(Finding.of(tool.id() + "-compressed", lost > 0 ? Level.ERROR : Level.INFO, tool.name()
                        + " has compressed " + Numbers.counted(files.size(), "file") + ", of which " + lost
                        + " were never imported.").about(tool.id())
                        .withHint(lost == 0 ? null : "Unpack them with zstd -d beside the compressed ones, then:"
                                + " toktrail refresh")
                        .withData(JsonObject.builder().put("files", files.size()).put("never_imported", lost).build()));
            }
        }
        return findings;
    }

    /** The name without the suffixes of compression and format. */
    private static String stem(String name) {
        int dot = name.indexOf(".jsonl");
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** What is stored of a tool. */
    HarnessFacts facts(Tool tool) {
        return stored.getOrDefault(tool.id(), HarnessFacts.NONE);
    }

    @Override
    public boolean isUsed(Tool tool) {
        return !tool.present().isEmpty() || facts(tool).events() > 0;
    }

    /** By its own mark, else, for old ledgers, with all others. */
    @Override
    public OptionalLong refreshedMs(Tool tool) {
        HarnessFacts facts = facts(tool);
        return facts.refreshedMs().isEmpty() && facts.events() > 0 && ledger.isPresent()
                ? ledger.get().lastRefreshMs() : facts.refreshedMs();
    }

    private String shown(Path path) {
        return HomePath.shorten(path.toString(), subject.environment().home());
    }
}
