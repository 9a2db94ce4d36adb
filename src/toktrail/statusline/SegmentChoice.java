package toktrail.statusline;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.StatusElement;
import toktrail.config.setting.Statusline;
import toktrail.report.segment.CallNames;
import toktrail.report.segment.SegmentQuery;
import toktrail.report.segment.SegmentQuery.Part;

/**
 * What a segment is to be about: names that were typed, then the settings, then what the tool says of itself.
 *
 * @param harness       typed name of the tool
 * @param sourceSession typed session
 * @param calls         typed provider and model
 */
public record SegmentChoice(Optional<String> harness, Optional<String> sourceSession, CallNames calls) {

    private static final long MINUTE_MS = 60_000;

    public SegmentChoice {
        Objects.requireNonNull(harness, "harness");
        Objects.requireNonNull(sourceSession, "sourceSession");
        Objects.requireNonNull(calls, "calls");
    }

    /** The tool that is shown, as far as that is known without the ledger. */
    public Optional<String> harness(Statusline settings, Optional<Payload> payload) {
        return harness.or(() -> settings.selection().harness()).or(() -> payload.flatMap(Payload::harness));
    }

    /**
     * The question for the figures.
     *
     * <p>Provider and model of the payload say what the tool asks at this moment. Where a session is named they are
     * only shown: a session counts as a whole although its model was changed a moment ago.
     *
     * @param parts  what else is shown
     * @param folder the directory it is about
     */
    public SegmentQuery query(Statusline settings, Optional<Payload> payload, Set<Part> parts,
            Optional<String> folder) {
        Optional<String> session = sourceSession.or(() -> payload.flatMap(Payload::sourceSession));
        CallNames shown = new CallNames(
                calls.provider().or(() -> payload.flatMap(said -> said.model().provider())),
                calls.model().or(() -> payload.flatMap(said -> said.model().id())));
        return new SegmentQuery(
                new SegmentQuery.Wanted(harness(settings, payload), session, session.isPresent() ? calls : shown,
                        shown),
                settings.selection().session(), settings.selection().activeWindowMinutes() * MINUTE_MS, parts,
                payload.flatMap(Payload::context), folder);
    }

    /** What the elements of a line need to be looked up. */
    public static Set<Part> parts(Statusline settings) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (StatusElement element : settings.elements()) {
            switch (element) {
                case QUOTA, RESET, BURN -> parts.add(Part.QUOTA);
                case BUDGET -> parts.add(Part.BUDGET);
                case CONTEXT -> parts.add(Part.CONTEXT);
                default -> { }
            }
        }
        return parts;
    }
}
