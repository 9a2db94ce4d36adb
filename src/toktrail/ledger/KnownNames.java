package toktrail.ledger;

import java.util.List;
import toktrail.ledger.machine.Machine;
import toktrail.ledger.machine.Machines;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;

/** The names in a ledger that people type. */
final class KnownNames {

    private KnownNames() { }

    /** Those of one kind, sorted. */
    static List<String> list(Database database, Machines machines, LedgerView.NameKind kind) {
        return switch (kind) {
            case MACHINE -> machines.all().stream().map(Machine::label).toList();
            case AREA -> texts(database, "SELECT path FROM area WHERE archived_at_ms IS NULL ORDER BY path");
            case PROVIDER -> texts(database, "SELECT DISTINCT provider_id FROM call_kind ORDER BY provider_id");
            case MODEL -> texts(database, "SELECT DISTINCT model_id FROM call_kind ORDER BY model_id");
            case AGENT -> texts(database, "SELECT DISTINCT agent FROM call_kind WHERE agent <> '' ORDER BY agent");
        };
    }

    private static List<String> texts(Database database, String sql) {
        return database.query(sql, SqlStatement.Binder.NONE, row -> row.text(1));
    }
}
