package toktrail.harness.harnessbridge;

import java.util.Optional;
import java.util.OptionalLong;
import toktrail.harness.SourceProblem;
import toktrail.harness.StateReader;
import toktrail.harness.StateWriter;
import toktrail.json.JsonNull;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.usage.Names;
import toktrail.usage.SessionFacts.Workspace;

/**
 * What rows before a row of usage say for it; each may be null.
 *
 * @param id        session
 * @param harness   harness
 * @param mirror    whether another log, read natively, holds the same usage
 * @param startedMs start of the session
 * @param provider  provider
 * @param model     model
 * @param about     where and what the session is
 */
record BridgeHeader(String id, String harness, boolean mirror, Long startedMs, String provider, String model,
        About about) {

    /** Nothing known. */
    static final BridgeHeader NONE = new BridgeHeader(null, null, false, null, null, null, About.NOTHING);

    private static final String[] ID = {"id"};
    private static final String[] MODEL = {"model_id", "model"};
    private static final String[] CWD = {"cwd", "working_directory", "current_working_directory"};
    private static final String[] DIRECTORY = {"source_dir", "directory", "project_dir", "workspace_dir"};
    private static final String[] GIT_ROOT = {"git_root", "repository_root", "repo_root"};
    private static final String[] GIT_REMOTE = {"git_remote", "remote_url"};
    private static final String[] TITLE = {"session_title", "title", "name"};
    private static final String MIRROR = "mirror";
    private static final String PRIMARY = "primary";

    /**
     * Where and what a session is; each may be null.
     *
     * @param cwd       working directory
     * @param directory directory of the project
     * @param gitRoot   top level of the repository
     * @param gitRemote remote address of the repository
     * @param title     title
     */
    record About(String cwd, String directory, String gitRoot, String gitRemote, String title) {

        /** Nothing known. */
        static final About NOTHING = new About(null, null, null, null, null);

        /** This, with what only another knows. */
        About orElse(About other) {
            return new About(either(cwd, other.cwd), either(directory, other.directory), either(gitRoot, other.gitRoot),
                    either(gitRemote, other.gitRemote), either(title, other.title));
        }

        /** The places among it. */
        Workspace workspace() {
            return new Workspace(either(cwd, directory), gitRoot, gitRemote, null);
        }
    }

    /** Adds the fields of a header to the shape of a record. */
    static Shape in(Shape record) {
        Shape shape = record;
        for (String[] names : new String[][] {ID, MODEL, CWD, DIRECTORY, GIT_ROOT, GIT_REMOTE, TITLE,
            {"harness", "accounting", "started_ms", "started_at", "provider_id", "provider"}}) {
            for (String name : names) {
                shape = shape.with(name, Shape.SCALAR);
            }
        }
        return shape;
    }

    /** This header with what a later one states. */
    BridgeHeader changedBy(JsonObject row) {
        Optional<String> accounting = name(row, "accounting");
        boolean states = accounting.isPresent()
                && (accounting.get().equals(MIRROR) || accounting.get().equals(PRIMARY));
        OptionalLong started = BridgeTime.first(row, "started_ms", "started_at");
        About stated = new About(text(row, CWD).orElse(null), text(row, DIRECTORY).orElse(null),
                text(row, GIT_ROOT).orElse(null), text(row, GIT_REMOTE).orElse(null), text(row, TITLE).orElse(null));
        return new BridgeHeader(text(row, ID).orElse(id), name(row, "harness").orElse(harness),
                states ? accounting.get().equals(MIRROR) : mirror,
                started.isPresent() ? (Long) started.getAsLong() : startedMs, provider(row).orElse(provider),
                model(row).orElse(model), stated.orElse(about));
    }

    /** Whether a row of usage repeats what a native log holds: by its own word, else by that of the header. */
    boolean mirrors(JsonObject row) {
        boolean silent = row.get("accounting") == JsonNull.NULL;
        return silent ? mirror : name(row, "accounting").filter(MIRROR::equals).isPresent();
    }

    /** The provider a row states. */
    static Optional<String> provider(JsonObject row) {
        return name(row, "provider_id").or(() -> name(row, "provider"));
    }

    /** The model a row states. */
    static Optional<String> model(JsonObject row) {
        return text(row, MODEL);
    }

    /** The first text among members. */
    static Optional<String> text(JsonObject row, String... names) {
        for (String name : names) {
            Optional<String> text = row.text(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The normalised name in a member. */
    static Optional<String> name(JsonObject row, String member) {
        return row.text(member).map(Names::normalise).filter(name -> !name.isEmpty());
    }

    private static String either(String first, String second) {
        return first != null ? first : second;
    }

    /** Writes what {@link #restored} reads. */
    void save(StateWriter state) {
        state.text(id).text(harness).count(mirror ? 1 : 0).number(startedMs).text(provider).text(model)
                .text(about.cwd()).text(about.directory()).text(about.gitRoot()).text(about.gitRemote())
                .text(about.title());
    }

    /** The header of a state. */
    static BridgeHeader restored(StateReader state) throws SourceProblem {
        return new BridgeHeader(state.text(), state.text(), state.count() > 0, state.number(), state.text(),
                state.text(), new About(state.text(), state.text(), state.text(), state.text(), state.text()));
    }
}
