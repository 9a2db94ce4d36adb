package toktrail.harness.claude;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import toktrail.harness.claude.Call.Copy;
import toktrail.harness.claude.FileAgents.Agent;
import toktrail.harness.claude.FileAgents.Type;

/** Types of subagents as all files of a scan tell them, also those that are not read in this pass. */
final class KnownAgents {

    private final Map<Agent, Type> types = new HashMap<>();
    private final Set<Agent> before = new HashSet<>();

    /** Takes what a file told; of two types of the same kind the first one stays. */
    void add(FileAgents told) {
        told.types().forEach((agent, type) ->
                types.merge(agent, type, (old, now) -> now.beats(old) ? now : old));
    }

    /** Takes what a file told in earlier passes. */
    void addBefore(FileAgents told) {
        before.addAll(told.types().keySet());
    }

    /** Whether the type of an agent is known in this pass and was not in earlier ones. */
    boolean isNew(Agent agent) {
        return types.containsKey(agent) && !before.contains(agent);
    }

    boolean isKnown(Agent agent) {
        return types.containsKey(agent);
    }

    /**
     * The name of the agent that made a call, null for the main thread: by the description beside the transcript, else
     * the record itself, else the call that started the agent, else progress records, else {@link AgentNames#UNNAMED}.
     *
     * @param session gives the session of a copy
     */
    String name(Call call, Function<Copy, String> session) {
        if (!call.winner().sidechain()) {
            return null;
        }
        List<Copy> copies = call.copies();
        String type = first(call, copies, copy -> copy.group().sidecar());
        if (type == null) {
            type = first(call, copies, copy -> copy.group().mark().maker().attribution());
        }
        if (type == null) {
            type = first(call, copies, copy -> type(copy, session, true));
        }
        if (type == null) {
            type = first(call, copies, copy -> type(copy, session, false));
        }
        return type == null ? AgentNames.UNNAMED : AgentNames.shown(type);
    }

    private String type(Copy copy, Function<Copy, String> session, boolean fromCall) {
        String id = copy.group().mark().maker().agentId();
        Type type = id == null ? null : types.get(new Agent(session.apply(copy), id));
        return type == null || type.fromCall() != fromCall ? null : type.name();
    }

    /** What the winner says, else the first copy that says something. */
    private static String first(Call call, List<Copy> copies, Function<Copy, String> question) {
        String answer = question.apply(call.winner());
        for (int i = 0; answer == null && i < copies.size(); i++) {
            answer = question.apply(copies.get(i));
        }
        return answer;
    }
}
