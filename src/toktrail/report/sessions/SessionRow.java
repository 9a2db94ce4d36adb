package toktrail.report.sessions;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.ledger.session.LedgerSession;
import toktrail.ledger.session.SessionDetails;
import toktrail.report.ModelRow;
import toktrail.report.UsageSums;
import toktrail.spelling.TextOrder;

/**
 * What the selected events of one session come to.
 *
 * @param session which
 * @param details what is known about it beside its events
 * @param firstMs when its first selected event was made
 * @param lastMs  when the last was made
 * @param sums    calls, tokens, costs
 * @param byModel the same by model, by provider, model and thinking level
 * @param digest  what was stored about its course; absent if that was not asked for or nothing is stored
 */
public record SessionRow(
        LedgerSession session,
        SessionDetails details,
        long firstMs,
        long lastMs,
        UsageSums sums,
        List<ModelRow> byModel,
        Optional<SessionDigest> digest) {

    public SessionRow {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(sums, "sums");
        byModel = List.copyOf(byModel);
        Objects.requireNonNull(digest, "digest");
    }

    /** The providers of its calls, sorted. */
    public List<String> providers() {
        return byModel.stream().map(ModelRow::providerId).distinct().sorted(TextOrder.CODE_POINT).toList();
    }

    /** The models of its calls as {@code provider/model}, sorted. */
    public List<String> models() {
        return byModel.stream().map(row -> row.providerId() + "/" + row.modelId()).distinct()
                .sorted(TextOrder.CODE_POINT).toList();
    }
}
