package toktrail.harness.claude;

import java.util.HashMap;
import java.util.Map;

/** The types of agents by the descriptions beside their transcripts, each looked up once. */
final class SidecarTypes {

    private final Place place;
    private final Map<String, String> types = new HashMap<>();

    /** The descriptions that belong to a file. */
    SidecarTypes(Place place) {
        this.place = place;
    }

    /** The type of an agent whose records are in the file, null if nothing describes it; the id may be null. */
    String of(String agentId) {
        if (!types.containsKey(agentId)) {
            types.put(agentId, place.sidecar(agentId).flatMap(AgentNames::inSidecar).orElse(null));
        }
        return types.get(agentId);
    }
}
