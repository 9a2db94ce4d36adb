package toktrail.report.explain;

import java.math.BigDecimal;
import java.util.Objects;
import toktrail.ledger.query.LedgerEvent;
import toktrail.pricing.PriceExplanation;

/**
 * An event and how its costs come about.
 *
 * @param event     the event
 * @param sourceUsd the cost its tool recorded, as reports add it up
 * @param virtual   what it would cost at list prices
 * @param actual    what is really paid
 * @param rule      where the actual cost comes from
 */
public record ExplainedEvent(LedgerEvent event, BigDecimal sourceUsd, ExplainedCost virtual, ExplainedCost actual,
        PriceExplanation.Actual rule) {

    public ExplainedEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(sourceUsd, "sourceUsd");
        Objects.requireNonNull(virtual, "virtual");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(rule, "rule");
    }
}
