package toktrail.ledger.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import toktrail.error.FileTrouble;
import toktrail.error.UserException;
import toktrail.ledger.exchange.ExchangeSchema.Column;
import toktrail.ledger.exchange.ExchangeSchema.Reference;
import toktrail.ledger.exchange.ExchangeSchema.Table;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.text.Sanitised;

/**
 * Looks whether a database somebody sent is what it should be, before anything in it is believed. Every failure is a
 * {@link UserException} with the first thing that is wrong.
 */
final class IncomingCheck {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final String HARNESS = "harness";

    private final Database database;

    IncomingCheck(Database database) {
        this.database = database;
    }

    /** Fails unless a file begins as SQLite's do. */
    static void checkMagic(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw UserException.failed(name + " is not a SQLite database");
            }
        } catch (IOException e) {
            throw UserException.failed("Could not read " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    /**
     * Checks everything.
     *
     * @param declared the version the archive itself names
     * @return warnings, none in the usual case
     */
    List<String> check(long declared) {
        List<String> warnings = checkVersion(declared);
        refuse("trigger", "type = 'trigger'");
        refuse("view", "type = 'view'");
        refuse("virtual table", "type = 'table' AND sql LIKE 'CREATE VIRTUAL%'");
        String sound = database.first("PRAGMA quick_check(1)", SqlStatement.Binder.NONE, row -> row.text(1))
                .orElse("no answer");
        if (!sound.equals("ok")) {
            throw UserException.failed("database in the archive is damaged: " + sound);
        }
        long version = database.pragma("user_version");
        for (Table table : ExchangeSchema.TABLES) {
            checkTable(table, version);
        }
        for (Table table : ExchangeSchema.OPTIONAL) {
            checkTable(table, version);
        }
        ExchangeSchema.TABLES.forEach(this::checkHarness);
        ExchangeSchema.REFERENCES.forEach(this::checkReference);
        return warnings;
    }

    private List<String> checkVersion(long declared) {
        long version = database.pragma("user_version");
        if (declared < ExchangeSchema.OLDEST) {
            throw UserException.failed("archive has schema " + declared + ", this version reads from "
                    + ExchangeSchema.OLDEST + " on");
        }
        boolean readable = declared == version && isComplete();
        if (declared > ExchangeSchema.NEWEST && !readable) {
            throw UserException.failed("archive has schema " + declared + ", this version reads up to "
                    + ExchangeSchema.NEWEST);
        }
        if (version > ExchangeSchema.NEWEST && !readable) {
            throw UserException.failed("database in the archive has schema " + version + ", this version reads up to "
                    + ExchangeSchema.NEWEST);
        }
        if (version < ExchangeSchema.OLDEST) {
            throw UserException.failed("database in the archive has schema " + version + ", this version reads from "
                    + ExchangeSchema.OLDEST + " on");
        }
        return version > ExchangeSchema.NEWEST_KNOWN ? List.of("archive has schema " + version
                + ", which is newer than this program; what it does not know was left out") : List.of();
    }

    private boolean isComplete() {
        for (Table table : ExchangeSchema.TABLES) {
            Set<String> present = database.columns(table.name());
            if (!table.columns().stream().map(Column::name).allMatch(present::contains)) {
                return false;
            }
        }
        return true;
    }

    private void refuse(String what, String condition) {
        database.first("SELECT name FROM sqlite_schema WHERE " + condition + " ORDER BY name LIMIT 1",
                SqlStatement.Binder.NONE, row -> row.text(1)).ifPresent(name -> {
                    throw UserException.failed("database in the archive has a " + what + ": " + name);
                });
    }

    private void checkTable(Table table, long version) {
        Set<String> present = database.columns(table.name());
        if (present.isEmpty()) {
            if (version >= table.since()) {
                throw UserException.failed("database in the archive has no table " + table.name());
            }
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (present.contains(column.name())) {
                columns.add(column);
            } else if (column.absent().isEmpty()) {
                throw UserException.failed("database in the archive has no column " + table.name() + "."
                        + column.name());
            }
        }
        StringJoiner types = new StringJoiner(", ");
        StringJoiner wrong = new StringJoiner(" OR ");
        for (Column column : columns) {
            types.add("typeof(" + column.name() + ")");
            wrong.add("typeof(" + column.name() + ") NOT IN ('integer'" + (column.whole() ? "" : ", 'text'")
                    + (column.nullable() ? ", 'null'" : "") + ")");
        }
        database.first("SELECT " + types + " FROM " + table.name() + " WHERE " + wrong + " LIMIT 1",
                SqlStatement.Binder.NONE, row -> {
                    for (int i = 0; i < columns.size(); i++) {
                        complain(table, columns.get(i), row.text(i + 1));
                    }
                    return 0;
                });
    }

    private static void complain(Table table, Column column, String type) {
        boolean right = type.equals("integer") || !column.whole() && type.equals("text")
                || column.nullable() && type.equals("null");
        if (!right) {
            throw UserException.failed(table.name() + "." + column.name() + ": "
                    + (column.whole() ? "integer" : "text") + " expected, got " + type);
        }
    }

    /** The name of a harness is shown everywhere and begins keys: it must be there and printable. */
    private void checkHarness(Table table) {
        if (!database.columns(table.name()).contains(HARNESS)) {
            return;
        }
        database.first("SELECT " + HARNESS + " FROM " + table.name() + " WHERE trim(" + HARNESS + ") = '' OR " + HARNESS
                + " GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*' OR instr("
                + HARNESS + ", char(0)) > 0 LIMIT 1", SqlStatement.Binder.NONE, row -> row.text(1)).ifPresent(name -> {
                    throw UserException.failed(table.name() + "." + HARNESS + ": '" + Sanitised.line(name).strip()
                            + "' is no name of a harness");
                });
    }

    private void checkReference(Reference reference) {
        if (!database.columns(reference.table()).contains(reference.column())) {
            return;
        }
        String exists = database.columns(reference.target()).isEmpty() ? "false" : "EXISTS (SELECT 1 FROM "
                + reference.target() + " t WHERE t.id = r." + reference.column() + ")";
        database.first("SELECT r." + reference.column() + " FROM " + reference.table() + " r WHERE r."
                + reference.column() + " IS NOT NULL AND NOT " + exists + " LIMIT 1", SqlStatement.Binder.NONE,
                row -> row.text(1)).ifPresent(id -> {
                    throw UserException.failed(reference.table() + "." + reference.column() + " " + id
                            + " has no row in " + reference.target());
                });
    }
}
