package toktrail.harness.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import toktrail.harness.SavedText;
import toktrail.json.JsonObject;
import toktrail.json.JsonText;
import toktrail.json.JsonValue;
import toktrail.usage.SessionFacts.Workspace;

/**
 * What the first {@code session_meta} record of a rollout says; each text may be null.
 *
 * @param id                 thread id
 * @param forkedFrom         thread it was forked from
 * @param parent             thread that spawned it
 * @param workspace          directory and version control
 * @param provider           who is billed, lower case
 * @param agent              which agent is at work
 * @param reviewsAreThreads  whether this version of the tool gives a review a rollout of its own
 */
record SessionMeta(String id, String forkedFrom, String parent, Workspace workspace, String provider, Agent agent,
        boolean reviewsAreThreads) {

    /** The agent of runs without a person, {@code codex exec}. */
    static final String HEADLESS = "headless";

    /** Nothing known. */
    static final SessionMeta NONE = new SessionMeta(null, null, null, Workspace.NONE, null, Agent.NONE, false);

    /** First minor version of major version 0 whose reviews are threads. */
    private static final int REVIEW_THREADS_FROM = 52;

    /**
     * An agent in two spellings; each may be null.
     *
     * @param name    role, kind or nickname: what reports group by
     * @param oldName what an older toktrail stored, which knew nicknames only
     */
    record Agent(String name, String oldName) {

        static final Agent NONE = new Agent(null, null);
    }

    /** Reads the payload of a {@code session_meta} record. */
    static SessionMeta read(JsonObject payload) {
        JsonObject spawn = payload.object("source").object("subagent").object("thread_spawn");
        JsonObject git = payload.object("git");
        String parent = CodexRecord.firstText(payload.get("parent_thread_id"), spawn.get("parent_thread_id"));
        String provider = text(payload, "model_provider");
        return new SessionMeta(text(payload, "id"), text(payload, "forked_from_id"), parent,
                new Workspace(text(payload, "cwd"), null, text(git, "repository_url"), text(git, "branch")),
                provider == null ? null : provider.toLowerCase(Locale.ROOT), agent(payload, spawn),
                isAtLeast(text(payload, "cli_version"), REVIEW_THREADS_FROM));
    }

    private static Agent agent(JsonObject payload, JsonObject spawn) {
        JsonValue source = payload.get("source");
        if (source instanceof JsonText text && text.trimmed().orElse("").equals("exec")) {
            return new Agent(HEADLESS, HEADLESS);
        }
        // Roles go before nicknames: nicknames are random per run and useless for grouping.
        String name = CodexRecord.firstText(payload.get("agent_role"), payload.get("agent_type"),
                spawn.get("agent_role"), spawn.get("agent_type"), payload.get("agent_nickname"),
                spawn.get("agent_nickname"), source.at("subagent"), source.at("subagent", "other"));
        return new Agent(name, text(payload, "agent_nickname"));
    }

    /** Whether a version {@code major.minor…} is at least {@code 0.minor}. */
    private static boolean isAtLeast(String version, int minor) {
        if (version == null) {
            return false;
        }
        int dot = digitsEnd(version, 0);
        if (dot == 0 || dot == version.length() || version.charAt(dot) != '.') {
            return false;
        }
        int end = digitsEnd(version, dot + 1);
        return number(version, 0, dot) > 0 || number(version, dot + 1, end) >= minor;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The number in these digits, 0 for none; one with many digits only has to be great. */
    private static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to && number < Integer.MAX_VALUE; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElse(null);
    }

    /** Writes the facts. */
    void writeTo(DataOutputStream out) throws IOException {
        for (String text : new String[] {id, forkedFrom, parent, workspace.cwd(), workspace.gitRemote(),
                workspace.gitBranch(), provider, agent.name(), agent.oldName()}) {
            SavedText.write(out, text);
        }
        out.writeBoolean(reviewsAreThreads);
    }

    /** Reads what {@link #writeTo} wrote. */
    static SessionMeta readFrom(DataInputStream in) throws IOException {
        return new SessionMeta(SavedText.read(in), SavedText.read(in), SavedText.read(in),
                new Workspace(SavedText.read(in), null, SavedText.read(in), SavedText.read(in)), SavedText.read(in),
                new Agent(SavedText.read(in), SavedText.read(in)), in.readBoolean());
    }
}
