package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.SourceProblem;

/**
 * What a file says about names of subagents, and whose names it lacks. Small; kept between passes also for files that
 * did not change, because a subagent's name mostly stands in another file than its records.
 */
final class FileAgents {

    /**
     * A subagent.
     *
     * @param session session it works for
     * @param id      its id in that session
     */
    record Agent(String session, String id) { }

    /**
     * Its type.
     *
     * @param fromCall whether the call that started it says so; else only a progress record does
     */
    record Type(String name, boolean fromCall) {

        /** Whether it replaces another one that was found before it. */
        boolean beats(Type earlier) {
            return fromCall && !earlier.fromCall;
        }
    }

    private static final int VERSION = 1;

    private final Map<Agent, Type> types = new LinkedHashMap<>();
    private final Set<Agent> wanted = new LinkedHashSet<>();

    /** Notes a type; of two of the same kind the first stays. */
    void type(Agent agent, Type type) {
        types.merge(agent, type, (old, now) -> now.beats(old) ? now : old);
    }

    /** Notes that records of an agent had to do without its name, as far as this file knows. */
    void want(Agent agent) {
        wanted.add(agent);
    }

    Map<Agent, Type> types() {
        return types;
    }

    Set<Agent> wanted() {
        return wanted;
    }

    /** Adds all of another one. */
    void addAll(FileAgents other) {
        other.types.forEach(this::type);
        wanted.addAll(other.wanted);
    }

    /** The same with agents of no known session moved to the session of the file. */
    FileAgents in(String session) {
        FileAgents resolved = new FileAgents();
        types.forEach((agent, type) -> resolved.type(in(session, agent), type));
        wanted.forEach(agent -> resolved.want(in(session, agent)));
        return resolved;
    }

    private static Agent in(String session, Agent agent) {
        return agent.session() == null ? new Agent(session, agent.id()) : agent;
    }

    /** Nothing at all for nothing known and nothing wanted. */
    byte[] toBytes() {
        if (types.isEmpty() && wanted.isEmpty()) {
            return new byte[0];
        }
        PackedWriter out = SealedState.begin(VERSION);
        write(out);
        return SealedState.seal(out);
    }

    void write(PackedWriter out) {
        Set<String> sessions = new LinkedHashSet<>();
        types.keySet().forEach(agent -> sessions.add(agent.session()));
        wanted.forEach(agent -> sessions.add(agent.session()));
        List<String> list = new ArrayList<>(sessions);
        out.number(list.size());
        list.forEach(out::text);
        out.number(types.size());
        types.forEach((agent, type) -> out.number(list.indexOf(agent.session())).text(agent.id()).text(type.name())
                .flag(type.fromCall()));
        out.number(wanted.size());
        wanted.forEach(agent -> out.number(list.indexOf(agent.session())).text(agent.id()));
    }

    /**
     * Reads {@link #toBytes}.
     *
     * @throws SourceProblem if they are damaged or of another version
     */
    static FileAgents of(byte[] bytes) throws SourceProblem {
        return bytes.length == 0 ? new FileAgents() : read(SealedState.open(bytes, VERSION));
    }

    static FileAgents read(PackedReader in) {
        FileAgents agents = new FileAgents();
        String[] sessions = new String[in.count()];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = in.text();
        }
        for (int rest = in.count(); rest > 0; rest--) {
            Agent agent = new Agent(sessions[in.count()], in.text());
            agents.type(agent, new Type(in.text(), in.flag()));
        }
        for (int rest = in.count(); rest > 0; rest--) {
            agents.want(new Agent(sessions[in.count()], in.text()));
        }
        return agents;
    }
}
