package toktrail.pricing.quota;

import java.util.OptionalLong;

/** When a plan was used; answers stay the same while they are asked for. Bounds as in windows. */
public interface TimesOfUse {

    /** The first call from {@code sinceMs} on and before {@code untilMs}; absent without one. */
    OptionalLong first(long sinceMs, long untilMs);

    /** The last such call. */
    OptionalLong last(long sinceMs, long untilMs);
}
