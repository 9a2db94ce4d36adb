package toktrail.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import toktrail.environment.Environment;
import toktrail.harness.DocumentReader;
import toktrail.harness.EventSink;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileReader;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.KeptState;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.harness.SourceProblem;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/**
 * A tool whose data is text: a line for each call, {@code session createdMs provider model level agent input output
 * reasoning cacheRead cost}, {@code -} for none. A file that begins with {@code broken} is malformed; a directory
 * called {@code locked} cannot be listed.
 *
 * @param info facts
 */
record FakeHarness(HarnessInfo info) implements Harness {

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.IMMUTABLE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return session.sourceSessionId() + ":" + dedupKey;
        }
    };

    private record Calls(List<UsageEvent> events) implements Reading {

        @Override
        public KeptState state() {
            return KeptState.NONE;
        }

        @Override
        public long rowsSeen() {
            return events.size();
        }
    }

    /** A tool whose data lies in {@code ~/.ID/sessions}. */
    static FakeHarness of(String id, String displayName) {
        return new FakeHarness(new HarnessInfo(id, displayName, id + "_sessions", List.of(), List.of("."), true,
                displayName + " source path not found"));
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public int parserVersion() {
        return 1;
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        return List.of(environment.home().resolve("." + info.id()).resolve("sessions"));
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        if (root.endsWith("locked")) {
            throw new AccessDeniedException(root.toString());
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.add(new SourceFile(file, root,
                        FileAttributes.of(Files.readAttributes(file, BasicFileAttributes.class))));
            }
        }
        return new SourceListing(files, List.of(), List.of());
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new Scan<Calls>() {
            @Override
            public FileReader<Calls> reader(SourceFile file) {
                DocumentReader<Calls> reader = facts -> new Calls(read(facts.file()));
                return reader;
            }

            @Override
            public void add(SourceFile file, Calls reading, EventSink sink) {
                reading.events().forEach(event -> sink.event(event, List.of()));
                sink.settled(file, 0, 0);
            }

            @Override
            public void finish(EventSink sink) { }
        };
    }

    private List<UsageEvent> read(SourceFile file) throws IOException, SourceProblem {
        List<String> lines = Files.readAllLines(file.path());
        if (!lines.isEmpty() && lines.get(0).startsWith("broken")) {
            throw new SourceProblem(SourceProblem.Reason.MALFORMED, "no usable record");
        }
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ");
            Tokens tokens = new Tokens(Long.parseLong(words[6]), Long.parseLong(words[7]), Long.parseLong(words[8]),
                    Long.parseLong(words[9]), 0, 0);
            String key = file.name() + ":" + i;
            events.add(new UsageEvent(new SessionRef(info.id(), words[0]),
                    CallKind.of(words[2], words[3], orNull(words[4]), orNull(words[5])), Long.parseLong(words[1]), null,
                    Amount.of(tokens, new BigDecimal(words[10])), SourcePosition.file(file.name()),
                    new EventKeys(key, null, key, words[0] + ":" + key, info.id() + ":" + key, null), null, null));
        }
        return events;
    }

    private static String orNull(String word) {
        return word.equals("-") ? null : word;
    }
}
