package toktrail.ledger.row;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.regex.Pattern;
import toktrail.spelling.Decimals;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Row;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.Money;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/**
 * The columns of {@code event_identity}: only what does not follow from the other columns of an event. Each is null if
 * its value is the derived one:
 *
 * <ul>
 *   <li>row id: {@code file:line} or the file; {@code ''} stands for none;
 *   <li>dedup key: the message id, else the row id; {@code :x} stands for the message id and {@code :x};
 *   <li>global key: what the harness's template makes of session and dedup key; one {@code \} stands for none;
 *   <li>fingerprint: that of the derived view; else 32 bytes, or text where it is not 64 hex digits;
 *   <li>cost: the pico dollars of the event.
 * </ul>
 * A dedup or global key that would be taken for such a sign, or begins with {@code \}, gets a {@code \} in front.
 *
 * @param unclaimed   whether no harness of this machine has seen the event's record
 * @param messageId   as the tool gave it; null if it gave none
 * @param fingerprint null, a {@code byte[]}, or a {@code String}
 * @param costText    the exact cost in plain digits
 */
public record EventIdentity(boolean unclaimed, String messageId, String dedupKey, String globalKey, String rowId,
        Object fingerprint, String costText) {

    /** The columns in the order of {@link #read} and {@link #bind}. */
    public static final ColumnList COLUMNS = new ColumnList("unclaimed", "source_message_id", "source_dedup_key",
            "global_dedup_key", "source_row_id", "fingerprint", "source_cost_text");

    private static final String NONE = "";
    private static final String NO_GLOBAL_KEY = "\\";
    private static final String ESCAPE = "\\";
    private static final Pattern HEX_DIGITS = Pattern.compile("[0-9a-f]{64}");

    /** The columns of an event, {@code keys} replacing those of the event. */
    public static EventIdentity of(UsageEvent event, EventKeys keys, SessionRef session, EventRules rules,
            boolean unclaimed) {
        return new EventIdentity(unclaimed, keys.messageId(), dedupColumn(keys), globalColumn(keys, session, rules),
                rowIdColumn(keys, event.position()), fingerprintColumn(event.fingerprint()),
                costColumn(event.amount().sourceCostUsd()));
    }

    /** The same with a text of the cost, null for the plain decimal of the pico dollars. */
    public EventIdentity withCostText(String text) {
        return new EventIdentity(unclaimed, messageId, dedupKey, globalKey, rowId, fingerprint, text);
    }

    private static String rowIdColumn(EventKeys keys, SourcePosition position) {
        if (position.file() == null) {
            return keys.rowId();
        }
        if (keys.hasRowIdOf(position)) {
            return null;
        }
        String rowId = keys.rowId();
        return rowId == null ? NONE : rowId;
    }

    private static String dedupColumn(EventKeys keys) {
        String message = keys.messageId();
        if (message == null && keys.hasRowIdAsDedupKey()) {
            return null;
        }
        String dedup = keys.dedupKey();
        if (dedup.equals(message)) {
            return null;
        }
        if (message != null && dedup.length() > message.length() && dedup.charAt(message.length()) == ':'
                && dedup.startsWith(message)) {
            return dedup.substring(message.length());
        }
        return dedup.startsWith(":") || dedup.startsWith(ESCAPE) ? ESCAPE + dedup : dedup;
    }

    private static String globalColumn(EventKeys keys, SessionRef session, EventRules rules) {
        if (keys.hasGlobalKeyOf(session, rules)) {
            return null;
        }
        String global = keys.globalKey();
        if (global == null) {
            return NO_GLOBAL_KEY;
        }
        return global.startsWith(ESCAPE) ? ESCAPE + global : global;
    }

    private static Object fingerprintColumn(String fingerprint) {
        if (fingerprint == null) {
            return null;
        }
        return HEX_DIGITS.matcher(fingerprint).matches() ? HexFormat.of().parseHex(fingerprint) : fingerprint;
    }

    /** The cost as text, null if the pico dollars say it exactly. */
    static String costColumn(BigDecimal cost) {
        if (cost.signum() == 0) {
            return null;
        }
        return Money.fromPico(Money.toPico(cost)).compareTo(cost) == 0 ? null : Decimals.plain(cost);
    }

    private static String derivedRowId(SourcePosition position) {
        return position.file() == null ? null : position.rowId();
    }

    /** Whether a row would say nothing. */
    public boolean isEmpty() {
        return !unclaimed && messageId == null && dedupKey == null && globalKey == null && rowId == null
                && fingerprint == null && costText == null;
    }

    /** The columns from {@code column} on, in the order of {@link #COLUMNS}. */
    public static EventIdentity read(Row row, int column) {
        boolean blob = row.type(column + 5) == Row.Type.BLOB;
        return new EventIdentity(row.longValue(column) != 0, row.text(column + 1), row.text(column + 2),
                row.text(column + 3), row.text(column + 4), blob ? row.bytes(column + 5) : row.text(column + 5),
                row.text(column + 6));
    }

    void put(BulkInsert insert) {
        insert.putLong(unclaimed ? 1 : 0).putNullableText(messageId).putNullableText(dedupKey)
                .putNullableText(globalKey).putNullableText(rowId);
        if (fingerprint instanceof byte[] bytes) {
            insert.putBytes(bytes);
        } else {
            insert.putNullableText((String) fingerprint);
        }
        insert.putNullableText(costText);
    }

    /** Binds the columns in the order of {@link #COLUMNS}, the first to {@code parameter}. */
    public void bind(SqlStatement statement, int parameter) {
        statement.bindLong(parameter, unclaimed ? 1 : 0).bindNullableText(parameter + 1, messageId)
                .bindNullableText(parameter + 2, dedupKey).bindNullableText(parameter + 3, globalKey)
                .bindNullableText(parameter + 4, rowId);
        if (fingerprint instanceof byte[] bytes) {
            statement.bindBytes(parameter + 5, bytes);
        } else {
            statement.bindNullableText(parameter + 5, (String) fingerprint);
        }
        statement.bindNullableText(parameter + 6, costText);
    }

    /** The keys as they were delivered; match and alternate key are null, only their hashes are stored. */
    public EventKeys keys(SessionRef session, SourcePosition position, EventRules rules) {
        String row = rowId == null ? derivedRowId(position) : rowId.equals(NONE) ? null : rowId;
        String dedup = dedup(row);
        return new EventKeys(row, messageId, dedup, global(session, dedup, rules), null, null);
    }

    private String dedup(String row) {
        if (dedupKey == null) {
            return messageId != null ? messageId : row == null ? "" : row;
        }
        if (dedupKey.startsWith(":") && messageId != null) {
            return messageId + dedupKey;
        }
        return dedupKey.startsWith(ESCAPE) ? dedupKey.substring(1) : dedupKey;
    }

    private String global(SessionRef session, String dedup, EventRules rules) {
        if (globalKey == null) {
            return rules.globalKey(session, dedup);
        }
        if (globalKey.equals(NO_GLOBAL_KEY)) {
            return null;
        }
        return globalKey.startsWith(ESCAPE) ? globalKey.substring(1) : globalKey;
    }

    /** The fingerprint as it was delivered, null if it is the derived one. */
    public String fingerprintText() {
        return fingerprint instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : (String) fingerprint;
    }

    /** The exact cost of an event with these pico dollars. */
    public BigDecimal cost(long pico) {
        return costText == null ? Money.fromPico(pico) : new BigDecimal(costText);
    }
}
