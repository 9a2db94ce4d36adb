package toktrail.sync;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import toktrail.ledger.exchange.ActiveAreaRow;
import toktrail.ledger.exchange.AreaRow;
import toktrail.ledger.exchange.AssignmentRow;
import toktrail.ledger.exchange.EventRow;
import toktrail.ledger.exchange.LinkRow;
import toktrail.ledger.exchange.MachineRow;
import toktrail.ledger.exchange.MetadataRow;
import toktrail.ledger.exchange.RetirementRow;
import toktrail.ledger.exchange.RowSource;
import toktrail.ledger.exchange.RunRow;
import toktrail.ledger.exchange.RunSessionRow;
import toktrail.ledger.exchange.UnassignmentRow;
import toktrail.ledger.row.EventUuid;
import toktrail.usage.EventKeys;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** Rows without what must not leave the machine. */
final class RedactedRows implements RowSource {

    private static final SourcePosition NOWHERE =
            new SourcePosition(null, SourcePosition.NONE, SourcePosition.NONE);

    private final RowSource rows;
    private final Redaction redaction;

    RedactedRows(RowSource rows, Redaction redaction) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.redaction = Objects.requireNonNull(redaction, "redaction");
    }

    @Override
    public void machines(Consumer<MachineRow> consumer) {
        rows.machines(consumer);
    }

    @Override
    public void areas(Consumer<AreaRow> consumer) {
        rows.areas(consumer);
    }

    @Override
    public void assignments(Consumer<AssignmentRow> consumer) {
        rows.assignments(consumer);
    }

    @Override
    public void activeAreas(Consumer<ActiveAreaRow> consumer) {
        rows.activeAreas(consumer);
    }

    @Override
    public void runs(Consumer<RunRow> consumer) {
        rows.runs(row -> consumer.accept(redaction.titles() ? row.withName(null) : row));
    }

    @Override
    public void runSessions(Consumer<RunSessionRow> consumer) {
        rows.runSessions(consumer);
    }

    @Override
    public void metadata(Consumer<MetadataRow> consumer) {
        boolean paths = redaction.paths();
        rows.metadata(row -> {
            MetadataRow.Texts texts = row.texts();
            consumer.accept(row.with(paths ? List.of() : row.paths(), new MetadataRow.Texts(
                    paths ? null : texts.cwd(), paths ? null : texts.sourceDir(), paths ? null : texts.gitRoot(),
                    Redaction.withoutUser(texts.gitRemote()), redaction.titles() ? null : texts.title())));
        });
    }

    @Override
    public void events(Consumer<EventRow> consumer) {
        rows.events(row -> consumer.accept(redaction.raw() || redaction.paths()
                ? row.with(row.exchanged().with(redacted(row.exchanged().event()))) : row));
    }

    private UsageEvent redacted(UsageEvent event) {
        EventKeys keys = event.keys();
        boolean paths = redaction.paths();
        return new UsageEvent(event.session(), event.kind(), event.createdMs(), event.completedMs(), event.amount(),
                paths ? NOWHERE : event.position(),
                paths ? new EventKeys(null, keys.messageId(), keys.dedupKey(), keys.globalKey(), null, null) : keys,
                event.fingerprint(), redaction.raw() ? null : event.rawJson());
    }

    @Override
    public void eventNames(ObjLongConsumer<EventUuid> consumer) {
        rows.eventNames(consumer);
    }

    @Override
    public void links(Consumer<LinkRow> consumer) {
        rows.links(consumer);
    }

    @Override
    public void unassignments(Consumer<UnassignmentRow> consumer) {
        rows.unassignments(consumer);
    }

    @Override
    public void retirements(Consumer<RetirementRow> consumer) {
        rows.retirements(consumer);
    }
}
