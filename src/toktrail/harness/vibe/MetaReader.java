package toktrail.harness.vibe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.JsonLines;
import toktrail.harness.RecordTime;
import toktrail.harness.SourceFile;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.CallKind;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionFacts.Workspace;
import toktrail.usage.SessionRef;

/** Reads one session, and the ids of its messages in {@code messages.jsonl} beside it. */
final class MetaReader implements DocumentReader<VibeReading> {

    private static final Shape META = Shape.of("session_id", "parent_session_id", "start_time", "end_time",
            "git_branch", "title").with("environment", Shape.of("working_directory", "origin_directory"))
            .with("agent_profile", Shape.of("name"))
            .with("stats", Shape.of("steps", "session_prompt_tokens", "session_completion_tokens",
                    "session_cached_tokens", "session_cost", "input_price_per_million", "output_price_per_million",
                    "cached_input_price_per_million"))
            .with("config", VibeModel.CONFIG);
    private static final Shape FLAT = Shape.of().with("metadata", META);
    private static final Shape MESSAGE = Shape.of("role", "message_id");

    private final boolean keepRaw;

    MetaReader(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public VibeReading read(FileFacts facts) throws IOException {
        SourceFile file = facts.file();
        boolean flat = VibeHarness.isFlat(file);
        JsonObject document = JsonFile.readValue(file.path(), flat ? FLAT : META).asObject();
        JsonObject meta = flat ? document.object("metadata") : document;
        JsonObject stats = meta.object("stats");
        VibeSums sums = new VibeSums(stats.countOrZero("session_prompt_tokens"),
                stats.countOrZero("session_completion_tokens"), stats.countOrZero("session_cached_tokens"),
                VibePrices.amount(stats, "session_cost"));
        return sums.isEmpty() ? VibeReading.NOTHING : new VibeReading(session(facts, meta, stats, sums));
    }

    private VibeSession session(FileFacts facts, JsonObject meta, JsonObject stats, VibeSums sums) throws IOException {
        SourceFile file = facts.file();
        boolean subagent = VibeHarness.isSubagent(file);
        String agent = subagent ? agent(file, meta) : null;
        CallKind kind = VibeModel.kind(meta.object("config"), agent);
        OptionalLong end = RecordTime.of(meta.get("end_time"));
        MessageIds.Builder ids = new MessageIds.Builder();
        String last = VibeHarness.isFlat(file) ? null : messages(file.path().resolveSibling("messages.jsonl"), ids);
        return new VibeSession(sessionFacts(file, meta), subagent, kind,
                RecordTime.of(meta.get("start_time")).orElse(facts.modifiedMs()),
                end.isPresent() ? (Long) end.getAsLong() : null, stats.countOrZero("steps"), sums, VibePrices.of(stats),
                last, ids.build(), keepRaw ? JsonFile.text(file.path()) : null);
    }

    private static SessionFacts sessionFacts(SourceFile file, JsonObject meta) {
        String id = meta.text("session_id").orElse(VibeHarness.name(file));
        JsonObject place = meta.object("environment");
        String cwd = place.text("working_directory").or(() -> place.text("origin_directory")).orElse(null);
        return new SessionFacts(new SessionRef(VibeHarness.ID, id), meta.text("title").orElse(null),
                new Workspace(cwd, null, null, meta.text("git_branch").orElse(null)),
                meta.text("parent_session_id").filter(parent -> !parent.equals(id)).orElse(null), null, null,
                List.of(file.name()));
    }

    private static String agent(SourceFile file, JsonObject meta) {
        String directory = VibeHarness.name(file);
        int end = directory.indexOf('_');
        String name = meta.object("agent_profile").text("name").map(Names::normalise).filter(n -> !n.isEmpty())
                .orElseGet(() -> Names.normalise(end < 0 ? directory : directory.substring(0, end)));
        return name.isEmpty() ? null : name;
    }

    private static String messages(Path path, MessageIds.Builder ids) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        String[] last = new String[1];
        try {
            JsonLines.read(path, MESSAGE, message -> {
                Optional<String> id = message.text("message_id");
                if (id.isPresent() && message.rawText("role").equals(Optional.of("assistant"))) {
                    ids.add(id.get());
                    last[0] = id.get();
                }
            });
        } catch (IOException unreadable) {
            // The sums stand in the other file; without the ids a fork may be taken for a continuation at worst.
            return last[0];
        }
        return last[0];
    }
}
