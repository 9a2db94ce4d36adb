package toktrail.toml;

import java.math.BigDecimal;
import java.util.List;
import toktrail.error.Location;
import toktrail.spelling.Decimals;

/**
 * One value and where it stands.
 *
 * <p>{@code equals} of the records includes the place; {@link #sameAs(TomlValue)} compares the meaning alone. Values
 * made by a program, with the factories below, have the place {@code <value>:1:1}.
 */
public sealed interface TomlValue permits TomlString, TomlInteger, TomlFloat, TomlBoolean, TomlOffsetDateTime,
        TomlLocalDateTime, TomlLocalDate, TomlLocalTime, TomlArray, TomlTable {

    /** Where the value begins: its first character, for a table with a header the bracket of the header. */
    Location location();

    /** Which of the ten kinds it is. */
    TomlKind kind();

    /**
     * Whether both mean the same: same kind and content, whatever the place and the spelling. The order of keys in
     * tables does not matter; {@code 1} and {@code 1.0} differ, {@code 1.0} and {@code 1.00} do not; nan is the same
     * as nan.
     */
    boolean sameAs(TomlValue other);

    /** A string. */
    static TomlString of(String value) {
        return new TomlString(value, TomlTable.MADE);
    }

    /** An integer. */
    static TomlInteger of(long value) {
        return new TomlInteger(value, TomlTable.MADE);
    }

    /** A boolean. */
    static TomlBoolean of(boolean value) {
        return new TomlBoolean(value, TomlTable.MADE);
    }

    /** A float of exactly this value; see {@link TomlFloat#decimal()} for the range that survives reading. */
    static TomlFloat of(BigDecimal value) {
        return new TomlFloat(value.doubleValue(), Decimals.withFraction(value), TomlTable.MADE);
    }

    /** An array of these values. */
    static TomlArray of(List<? extends TomlValue> values) {
        return new TomlArray(List.copyOf(values), TomlTable.MADE);
    }

    /** An array of strings. */
    static TomlArray ofStrings(List<String> values) {
        return of(values.stream().map(TomlValue::of).toList());
    }
}
