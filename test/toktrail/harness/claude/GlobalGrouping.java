package toktrail.harness.claude;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The slow twin: all records of all files in one list, grouped by the words of the rules. Gives events as text. */
final class GlobalGrouping {

    private GlobalGrouping() { }

    /** One line for each event, sorted. */
    static List<String> events(List<Rec> all) {
        Map<String, List<Rec>> families = new LinkedHashMap<>();
        for (Rec rec : all) {
            if (rec.billed()) {
                String family = rec.message != null ? "m" + rec.message : rec.request != null ? "r" + rec.request
                        : rec.uuid != null ? "u" + rec.uuid : "l" + rec.path + ":" + rec.line;
                families.computeIfAbsent(family, any -> new ArrayList<>()).add(rec);
            }
        }
        List<String> events = new ArrayList<>();
        families.values().forEach(family -> calls(family).forEach(call -> describe(call, events)));
        events.sort(Comparator.naturalOrder());
        return events;
    }

    private static Iterable<List<Rec>> calls(List<Rec> family) {
        TreeMap<String, List<Rec>> byRequest = new TreeMap<>();
        for (Rec rec : family) {
            if (!rec.sidechain && rec.request != null) {
                byRequest.put(rec.request, new ArrayList<>());
            }
        }
        if (byRequest.isEmpty()) {
            return List.of(family);
        }
        for (Rec rec : family) {
            boolean known = rec.request != null && byRequest.containsKey(rec.request);
            String call = known ? rec.request : byRequest.firstKey();
            byRequest.get(call).add(rec);
        }
        return byRequest.values();
    }

    private static void describe(List<Rec> copies, List<String> events) {
        Rec winner = copies.stream().max(Comparator.comparing((Rec r) -> !r.sidechain).thenComparing(r -> r.stopped)
                .thenComparing(Rec::total).thenComparing(r -> r.file).thenComparing(r -> r.line)).orElseThrow();
        Rec owner = copies.stream().min(Comparator.comparing((Rec r) -> r.sidechain)
                .thenComparing(r -> r.forkedFrom != null).thenComparing(r -> r.progress)
                .thenComparing(r -> r.file).thenComparing(r -> r.line)).orElseThrow();
        Rec first = copies.stream().filter(r -> r.file == owner.file).findFirst().orElseThrow();
        String request = winner.request;
        for (boolean sidechain : new boolean[] {false, true}) {
            for (Rec rec : copies) {
                request = request == null && rec.sidechain == sidechain ? rec.request : request;
            }
        }
        String key = winner.message != null ? winner.message + (request == null ? "" : ":" + request)
                : request != null ? "request:" + request
                : winner.uuid != null ? "uuid:" + winner.uuid : winner.path + ":" + winner.line;
        long created = copies.stream().mapToLong(r -> r.ms).min().orElseThrow();
        long latest = copies.stream().mapToLong(r -> r.ms).max().orElseThrow();
        long cost = winner.costMilli > 0 ? winner.costMilli
                : copies.stream().mapToLong(r -> r.costMilli).max().orElseThrow();
        String session = owner.forkedFrom != null ? owner.forkedFrom : sessionOf(owner);
        String head = " session=" + session + " agent=" + agent(winner, copies) + " at=" + first.path + ":" + first.line
                + " created=" + created + " completed=" + (latest > created ? latest : "-");
        if (winner.total() > 0 || cost > 0) {
            events.add(key + head + " tokens=" + winner.input + "," + winner.output + "," + winner.cacheRead + ","
                    + winner.cacheWrite + " cost=" + (cost == 0 ? 0 : 1000 + cost) + " model=" + winner.model
                    + " old=" + oldKeys(copies, "claude:" + session + ":" + key));
        }
        if (winner.advisorOutput > 0) {
            events.add(key + ":advisor:1" + head + " tokens=0," + winner.advisorOutput + ",0,0 cost=0 model="
                    + winner.model + " old=[]");
        }
    }

    private static String agent(Rec winner, List<Rec> copies) {
        if (!winner.sidechain) {
            return "null";
        }
        String type = winner.attribution;
        for (Rec rec : copies) {
            type = type == null ? rec.attribution : type;
        }
        return type == null ? AgentNames.UNNAMED : AgentNames.shown(type);
    }

    private static String sessionOf(Rec rec) {
        return rec.session == null ? rec.fileSession : rec.session;
    }

    private static Set<String> oldKeys(List<Rec> copies, String own) {
        return copies.stream().filter(rec -> !rec.progress).map(rec -> "claude:" + rec.fileSession + ":"
                + (rec.message != null && rec.request != null ? rec.message + ":" + rec.request
                : rec.path + ":" + rec.line)).filter(key -> !key.equals(own))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
