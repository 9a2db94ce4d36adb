package toktrail.ledger.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import toktrail.error.UserException;
import toktrail.spelling.TextOrder;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Names;

/** The machines of a ledger with their labels. */
public final class Machines {

    private static final int SHORTEST_PREFIX = 8;
    private static final String UNNAMED = "machine:";

    private record Stored(long id, String machineId, String name, String nameKey, boolean local) {

        /** What makes two labels equal, null without a name. */
        String labelKey() {
            return nameKey != null ? nameKey : name;
        }
    }

    private final List<Stored> stored;
    private final Map<Long, Machine> byRow = new LinkedHashMap<>();

    private Machines(List<Stored> stored) {
        this.stored = stored;
        Map<String, Integer> uses = new HashMap<>();
        for (Stored machine : stored) {
            String key = String.valueOf(machine.labelKey());
            uses.put(key, uses.getOrDefault(key, 0) + 1);
        }
        for (Stored machine : stored) {
            String shortId = Machine.shortId(machine.machineId());
            String label = machine.name() == null ? UNNAMED + shortId
                    : uses.get(machine.labelKey()) > 1 ? machine.name() + " (" + shortId + ")" : machine.name();
            byRow.put(machine.id(),
                    new Machine(machine.id(), machine.machineId(), machine.name(), label, machine.local()));
        }
    }

    /** The machines of a ledger as they are now. One query. */
    public static Machines load(Database database) {
        List<Stored> stored = database.query("SELECT id, machine_id, name, name_key, is_local FROM machine",
                SqlStatement.Binder.NONE, row -> new Stored(row.longValue(1), row.text(2), row.text(3), row.text(4),
                        row.longValue(5) != 0));
        stored.sort(Machines::compare);
        return new Machines(stored);
    }

    private static int compare(Stored a, Stored b) {
        if (a.local() != b.local()) {
            return a.local() ? -1 : 1;
        }
        if (a.nameKey() == null || b.nameKey() == null) {
            return a.nameKey() != null ? -1 : b.nameKey() != null ? 1
                    : TextOrder.CODE_POINT.compare(a.machineId(), b.machineId());
        }
        int names = TextOrder.CODE_POINT.compare(a.nameKey(), b.nameKey());
        return names != 0 ? names : TextOrder.CODE_POINT.compare(a.machineId(), b.machineId());
    }

    /** All machines: the local one first, then by name, those without at the end, then by id. */
    public List<Machine> all() {
        return List.copyOf(byRow.values());
    }

    /** The machine of a row. */
    public Machine get(long row) {
        Machine machine = byRow.get(row);
        if (machine == null) {
            throw new IllegalStateException("no machine " + row);
        }
        return machine;
    }

    /**
     * The machine a person means.
     *
     * @throws UserException if the text is blank, nothing {@linkplain #matches matches}, or several do
     */
    public Machine select(String selector) {
        String text = Names.trimmed(selector);
        if (text == null) {
            throw UserException.failed("Machine selector must not be empty.");
        }
        return find(text).orElseThrow(() -> notMatched(text));
    }

    private Optional<Machine> find(String text) {
        List<Machine> matches = matches(text);
        if (matches.size() > 1) {
            throw UserException.failed("Machine selector '" + text + "' is ambiguous. Candidates: "
                    + matches.stream().map(machine -> machine.label() + " [" + machine.shortId() + "]")
                            .collect(Collectors.joining(", ")));
        }
        return matches.stream().findFirst();
    }

    /**
     * The machines a text may mean: by their whole id, else their name, else the beginning of their id (8 characters or
     * more), else the beginning of their name. The first of these that matches anything decides.
     *
     * @param text not blank, trimmed
     */
    public List<Machine> matches(String text) {
        String key = Names.normalise(text);
        String prefix = text.toLowerCase(Locale.ROOT);
        List<Predicate<Stored>> steps = List.of(
                machine -> machine.machineId().equals(text),
                machine -> !key.isEmpty() && key.equals(machine.nameKey()),
                machine -> text.length() >= SHORTEST_PREFIX
                        && machine.machineId().toLowerCase(Locale.ROOT).startsWith(prefix),
                machine -> !key.isEmpty() && machine.nameKey() != null && machine.nameKey().startsWith(key));
        return steps.stream().map(this::matching).filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    /**
     * The machine of a label as reports show it, or of what else selects one.
     *
     * @throws UserException as {@link #select}
     */
    public Machine labelled(String label) {
        List<String> tries = new ArrayList<>(List.of(label));
        if (label.startsWith(UNNAMED)) {
            tries.add(label.substring(UNNAMED.length()));
        }
        int open = label.lastIndexOf('(');
        if (open >= 0 && label.endsWith(")")) {
            tries.add(label.substring(open + 1, label.length() - 1));
        }
        for (String text : tries) {
            if (Names.trimmed(text) == null) {
                continue;
            }
            Optional<Machine> found = find(Names.trimmed(text));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw notMatched(label);
    }

    private static UserException notMatched(String text) {
        return UserException.failed("No machine matched selector '" + text + "'.");
    }

    private List<Machine> matching(Predicate<Stored> step) {
        List<Machine> matches = new ArrayList<>();
        for (Stored machine : stored) {
            if (step.test(machine)) {
                matches.add(byRow.get(machine.id()));
            }
        }
        matches.sort(Comparator.comparing(Machine::machineId, TextOrder.CODE_POINT));
        return matches;
    }
}
