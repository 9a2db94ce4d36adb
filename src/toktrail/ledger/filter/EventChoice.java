package toktrail.ledger.filter;

import java.util.List;
import java.util.Objects;
import toktrail.time.TimeWindow;

/** Which single events of a ledger are asked for. */
public sealed interface EventChoice {

    /** The events a report over this filter and window adds up. */
    record Filtered(UsageFilter filter, TimeWindow window) implements EventChoice {

        public Filtered {
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(window, "window");
        }
    }

    /** The events with these ids, as far as they are there. */
    record Named(List<Long> ids) implements EventChoice {

        public Named {
            ids = List.copyOf(ids);
        }
    }
}
