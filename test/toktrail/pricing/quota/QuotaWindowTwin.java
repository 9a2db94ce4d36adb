package toktrail.pricing.quota;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import toktrail.config.choice.QuotaPeriod;
import toktrail.config.setting.ResetTime;

/** Windows the slow and obvious way: boundary after boundary from the anchor, offsets by trying all of them. */
final class QuotaWindowTwin {

    private static final long QUARTER_MS = 900_000;
    private static final long HOUR_MS = 3_600_000;

    private final QuotaPeriod period;
    private final ZoneId zone;
    private final LocalDateTime anchor;
    private final long anchorMs;

    QuotaWindowTwin(QuotaPeriod period, ResetTime anchor, ZoneId zone) {
        this.period = period;
        this.zone = zone;
        anchorMs = anchor.offset().map(offset -> utc(anchor.dateTime()) - offset.getTotalSeconds() * 1000L)
                .orElseGet(() -> instant(anchor.dateTime()));
        this.anchor = anchor.offset().isEmpty() ? anchor.dateTime()
                : LocalDateTime.ofEpochSecond(Math.floorDiv(anchorMs + offsetAt(anchorMs), 1000), 0,
                        ZoneOffset.UTC);
    }

    /** {@code status since until}. */
    String fixed(long nowMs) {
        int index = 0;
        long since = anchorMs;
        long until = boundary(++index);
        String status = nowMs < anchorMs ? "UPCOMING" : "ACTIVE";
        while (until <= nowMs || until <= since) {
            since = until;
            until = boundary(++index);
        }
        return status + " " + since + " " + until;
    }

    /** {@code status since until}, of the last window where there is no open one; uses ascending. */
    String firstUse(long nowMs, List<Long> uses) {
        long since = 0;
        long until = Long.MIN_VALUE;
        long last = 0;
        for (long use : uses) {
            if (use >= anchorMs && use <= nowMs) {
                last = use;
                if (use >= until) {
                    since = use;
                    until = end(use);
                }
            }
        }
        if (until == Long.MIN_VALUE) {
            return "WAITING_FOR_FIRST_USE";
        }
        return until > nowMs ? "ACTIVE " + since + " " + until
                : "EXPIRED_WAITING_FOR_NEXT_USE " + since + " " + until + " " + last;
    }

    private long end(long since) {
        if (period == QuotaPeriod.FIVE_HOURS) {
            return since + 5 * HOUR_MS;
        }
        long local = since + offsetAt(since);
        LocalDateTime start = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000),
                (int) Math.floorMod(local, 1000L) * 1_000_000, ZoneOffset.UTC);
        return instant(step(start, 1));
    }

    private long boundary(int index) {
        return period == QuotaPeriod.FIVE_HOURS ? anchorMs + index * 5 * HOUR_MS : instant(step(anchor, index));
    }

    private LocalDateTime step(LocalDateTime from, int count) {
        LocalDate date = from.toLocalDate();
        return switch (period) {
            case FIVE_HOURS -> throw new AssertionError();
            case DAILY -> LocalDate.ofEpochDay(date.toEpochDay() + count).atTime(from.toLocalTime());
            case WEEKLY -> LocalDate.ofEpochDay(date.toEpochDay() + 7L * count).atTime(from.toLocalTime());
            case MONTHLY -> months(date, count).atTime(from.toLocalTime());
            case YEARLY -> months(date, 12 * count).atTime(from.toLocalTime());
        };
    }

    private static LocalDate months(LocalDate date, int count) {
        int month = date.getYear() * 12 + date.getMonthValue() - 1 + count;
        for (int day = date.getDayOfMonth();; day--) {
            try {
                return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, day);
            } catch (DateTimeException e) {
                // The month is shorter: one day less.
                continue;
            }
        }
    }

    /** The first moment at which clocks show this; where none does, as if they had not been changed yet. */
    private long instant(LocalDateTime local) {
        long utc = utc(local);
        long best = Long.MAX_VALUE;
        for (long offset = -18 * HOUR_MS; offset <= 18 * HOUR_MS; offset += QUARTER_MS) {
            if (offsetAt(utc - offset) == offset) {
                best = Math.min(best, utc - offset);
            }
        }
        if (best < Long.MAX_VALUE) {
            return best;
        }
        // The change lies within a day; the offset that held before it makes it later by the length of the gap.
        return utc - offsetAt(utc - 26 * HOUR_MS);
    }

    private long offsetAt(long ms) {
        return zone.getRules().getOffset(Instant.ofEpochMilli(ms)).getTotalSeconds() * 1000L;
    }

    private static long utc(LocalDateTime time) {
        return time.toLocalDate().toEpochDay() * 24 * HOUR_MS + time.toLocalTime().toNanoOfDay() / 1_000_000;
    }
}
