package toktrail.cli.refresh;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.Sources;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.importer.SourceSurvey;
import toktrail.importer.SourceSurvey.Survey;
import toktrail.report.SourceSession;
import toktrail.report.SourceSessions;
import toktrail.usage.SessionRef;
import toktrail.usage.UsageEvent;

/** Reads the sessions of one harness from its source, without the ledger. */
public final class SourceSessionReader {

    /** Harnesses whose session ids end in the id of a thread, by which people know the session. */
    private static final Set<String> WITH_THREADS = Set.of("codex", "code");
    private static final int THREAD_ID_LENGTH = 36;

    private final CommandContext context;
    private final Harness harness;

    /**
     * A reader of one harness.
     *
     * @throws UserException if it is not supported
     */
    public SourceSessionReader(CommandContext context, String name) {
        this.context = context;
        harness = context.workspace().sources().harness(name);
    }

    /** Whose sessions they are. */
    public Harness harness() {
        return harness;
    }

    /**
     * All sessions with calls, in no particular order; warnings are printed.
     *
     * @param typed the source the person named
     * @throws UserException if the source is missing or cannot be listed
     */
    public List<SourceSession> read(Optional<String> typed) {
        Survey survey = survey(typed);
        return new SourceSessions(context.workspace().pricing()).of(survey.events(), survey.sessions());
    }

    /**
     * All calls, in no particular order; warnings are printed.
     *
     * @param typed the source the person named
     * @throws UserException if the source is missing or cannot be listed
     */
    public List<UsageEvent> calls(Optional<String> typed) {
        return survey(typed).events();
    }

    private Survey survey(Optional<String> typed) {
        Sources sources = context.workspace().sources();
        List<Path> roots = typed.isPresent() ? sources.explicit(harness, typed.get()).roots() : sources.roots(harness);
        if (!roots.isEmpty() && roots.stream().noneMatch(Files::exists)) {
            throw UserException.failed(harness.info().missing() + ": " + SourceFile.slashed(roots.get(0)));
        }
        Survey survey;
        try {
            survey = new SourceSurvey(context.environment()).read(harness, roots, false);
        } catch (IOException e) {
            throw UserException.failed(harness.info().displayName() + " source cannot be read: "
                    + reason(roots.get(0), e), e);
        }
        survey.warnings().forEach(context::warn);
        return survey;
    }

    /** A source as messages show it. */
    public String place(String typed) {
        return SourceFile.slashed(context.environment().resolve(typed));
    }

    /** Whether a person may mean this session by this id, which may be that of its thread. */
    public boolean isMeant(SessionRef session, String id) {
        return session.sourceSessionId().equals(id) || isThread(session, id);
    }

    /**
     * The session with this id, which may be that of its thread.
     *
     * @throws UserException if there is none
     */
    public SourceSession find(List<SourceSession> sessions, String id) {
        return sessions.stream().filter(session -> session.session().sourceSessionId().equals(id)).findFirst()
                .or(() -> sessions.stream().filter(session -> isThread(session.session(), id)).findFirst())
                .orElseThrow(() -> UserException.failed(
                        harness.info().displayName() + " source session not found: " + id));
    }

    private static boolean isThread(SessionRef session, String id) {
        return WITH_THREADS.contains(session.harness()) && id.length() == THREAD_ID_LENGTH
                && session.sourceSessionId().endsWith("-" + id);
    }

    /** Why a source cannot be listed, in a few words. */
    public static String reason(Path root, IOException e) {
        boolean named = e instanceof FileSystemException failure && failure.getFile() != null;
        String place = named ? ((FileSystemException) e).getFile().replace(File.separatorChar, '/')
                : SourceFile.slashed(root);
        return place + ": " + FileTrouble.reason(e);
    }
}
