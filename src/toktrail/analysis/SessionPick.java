package toktrail.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import toktrail.error.UserException;
import toktrail.spelling.TextOrder;

/**
 * Which session of a tool a person means.
 *
 * @param harness the tool, as messages name it
 * @param session the id of the session
 * @param last    whether the newest one is meant
 */
public record SessionPick(String harness, Optional<String> session, boolean last) {

    private static final int SHOWN = 10;
    private static final String ADVICE = ". Provide source_session_id or use last=True.";

    /** The newest first; those of one moment by id, the last first. */
    private static final Comparator<Map.Entry<String, Long>> NEWEST = Map.Entry.<String, Long>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(TextOrder.CODE_POINT)).reversed();

    /**
     * The choice.
     *
     * @throws UserException if it is both
     */
    public SessionPick {
        Objects.requireNonNull(harness, "harness");
        if (session.isPresent() && last) {
            throw UserException.failed("source_session_id and last=True cannot be used together.");
        }
    }

    /**
     * The one that is meant of those that a ledger has.
     *
     * @param lastMs when the last call of each session was made; if an id was given, only of those it may mean
     * @throws UserException if there is none, or several
     */
    public String imported(Map<String, Long> lastMs) {
        if (session.isPresent()) {
            if (lastMs.isEmpty()) {
                throw UserException.failed("Source session not found for harness " + harness + ": " + session.get());
            }
            if (lastMs.containsKey(session.get())) {
                return session.get();
            }
        }
        if (lastMs.isEmpty()) {
            throw UserException.failed("No usage events found for harness " + harness + ".");
        }
        return only(lastMs, entry -> entry.getKey() + "@" + entry.getValue());
    }

    /**
     * The one that is meant of those of a source.
     *
     * @param lastMs as for {@link #imported}
     * @param place  the source, for messages
     * @throws UserException if there is none, or several
     */
    public String read(Map<String, Long> lastMs, String place) {
        if (session.isPresent()) {
            if (lastMs.isEmpty()) {
                throw UserException.failed("No usage events found for harness " + harness + " source session '"
                        + session.get() + "'.");
            }
            if (lastMs.containsKey(session.get())) {
                return session.get();
            }
        }
        if (lastMs.isEmpty()) {
            throw UserException.failed("No source sessions found for harness " + harness + " at " + place + ".");
        }
        return only(lastMs, Map.Entry::getKey);
    }

    private String only(Map<String, Long> lastMs, Function<Map.Entry<String, Long>, String> name) {
        List<Map.Entry<String, Long>> newest = new ArrayList<>(lastMs.entrySet());
        newest.sort(NEWEST);
        if (newest.size() > 1 && !last) {
            throw UserException.failed("Multiple source sessions found for harness " + harness + ": "
                    + newest.stream().limit(SHOWN).map(name).collect(Collectors.joining(", ")) + ADVICE);
        }
        return newest.get(0).getKey();
    }
}
