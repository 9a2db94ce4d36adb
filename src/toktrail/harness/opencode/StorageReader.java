package toktrail.harness.opencode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.JsonFile;
import toktrail.harness.KeptState;
import toktrail.harness.SourceFile;
import toktrail.harness.opencode.OpenCodeReading.Extent;
import toktrail.json.JsonException;
import toktrail.json.JsonObject;
import toktrail.json.Shape;

/**
 * Reads one file of the tree: a message with the steps among its parts, or a session with its project, without which
 * nothing is lost but its name.
 */
final class StorageReader implements DocumentReader<OpenCodeReading> {

    private static final Shape SESSION = Shape.of("title", "directory", "parentID", "projectID")
            .with("time", Shape.of("updated"));
    private static final Shape PROJECT = Shape.of("worktree");

    private final boolean keepRaw;

    StorageReader(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public OpenCodeReading read(FileFacts facts) throws IOException {
        SourceFile file = facts.file();
        boolean session = OpenCodeLayout.kind(file) == OpenCodeLayout.Kind.SESSION;
        if (!session) {
            return reading(List.of(message(file)), List.of(), 1);
        }
        try {
            return reading(List.of(), List.of(session(file)), 0);
        } catch (JsonException brokenOrHalfWritten) {
            return reading(List.of(), List.of(), 0);
        }
    }

    private static OpenCodeReading reading(List<Message> messages, List<Session> sessions, long rows) {
        return new OpenCodeReading(messages, sessions, Extent.FILE, rows, KeptState.NONE);
    }

    private Message message(SourceFile file) throws IOException {
        JsonObject message = JsonFile.readValue(file.path(), MessageParser.MESSAGE).asObject();
        List<StepTokens> steps = message.has("finish") ? List.of() : steps(OpenCodeLayout.parts(file));
        String raw = keepRaw ? Files.readString(file.path(), StandardCharsets.UTF_8) : null;
        return new Message(OpenCodeLayout.id(file), OpenCodeLayout.session(file), Long.MIN_VALUE,
                new MessageParser(Dialect.OPENCODE).call(message, () -> steps, raw));
    }

    private static List<StepTokens> steps(Path parts) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parts, "*.json")) {
            entries.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
        files.sort(null);
        List<StepTokens> steps = new ArrayList<>();
        for (Path file : files) {
            try {
                MessageParser.step(JsonFile.read(file, MessageParser.PART)).ifPresent(steps::add);
            } catch (JsonException brokenOrHalfWritten) {
                // No step yet; the message is written again behind its last part.
                continue;
            }
        }
        return steps;
    }

    private static Session session(SourceFile file) throws IOException {
        JsonObject session = JsonFile.read(file.path(), SESSION);
        return new Session(OpenCodeLayout.id(file), session.text("title").orElse(null),
                session.text("directory").orElse(null), worktree(OpenCodeLayout.project(file)),
                session.text("parentID").orElse(null),
                session.object("time").count("updated").orElse(Long.MIN_VALUE));
    }

    private static String worktree(Path project) {
        try {
            return Files.isRegularFile(project) ? JsonFile.read(project, PROJECT).text("worktree").orElse(null) : null;
        } catch (IOException | JsonException unusable) {
            // The top level of the repository is a nicety.
            return null;
        }
    }
}
