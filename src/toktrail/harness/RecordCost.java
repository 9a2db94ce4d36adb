package toktrail.harness;

import java.math.BigDecimal;
import java.util.Optional;
import toktrail.json.JsonNumber;
import toktrail.json.JsonValue;
import toktrail.usage.Money;

/** The cost of a record in USD as the tools write it: a number with the fewest digits that give the same double. */
public final class RecordCost {

    private RecordCost() { }

    /** A cost; 0 for anything but a finite positive number. */
    public static BigDecimal of(JsonValue value) {
        return of(value.asNumber());
    }

    /** A cost; 0 for none and for anything but a finite positive number. */
    public static BigDecimal of(Optional<JsonNumber> number) {
        Optional<BigDecimal> cost = number.flatMap(JsonNumber::shortestDecimal);
        return cost.isPresent() && cost.get().signum() > 0 ? Money.canonical(cost.get()) : BigDecimal.ZERO;
    }

    /** A cost; 0 for anything but a finite positive number. */
    public static BigDecimal of(double value) {
        return value > 0 && Double.isFinite(value) ? Money.canonical(JsonNumber.shortestDecimal(value))
                : BigDecimal.ZERO;
    }
}
