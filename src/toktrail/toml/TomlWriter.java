package toktrail.toml;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import toktrail.spelling.Decimals;

/**
 * Makes TOML text: lines end with LF, strings are basic strings, floats are plain decimals with at least one digit
 * after the point, tables have a blank line between them.
 *
 * <p>Text that holds half of a surrogate pair cannot be written and is an {@link IllegalArgumentException}.
 */
public final class TomlWriter {

    private static final int MINUTES = 60;

    private TomlWriter() { }

    /** A key, in quotes if it needs them. */
    public static String key(String name) {
        return !name.isEmpty() && name.chars().allMatch(KeyReader::isBare) ? name : string(name);
    }

    /** Keys with dots between them. */
    static String dotted(List<String> names) {
        return names.stream().map(TomlWriter::key).collect(Collectors.joining("."));
    }

    /** A basic string with its quotes. */
    public static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> character(c, out);
            }
        });
        return out.append('"').toString();
    }

    private static void character(int c, StringBuilder out) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("half of a surrogate pair: " + Integer.toHexString(c));
        }
        if (Cursor.isControl(c)) {
            out.append(String.format(Locale.ROOT, "\\u%04X", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** A value on one line; arrays and tables in brackets. */
    public static String inline(TomlValue value) {
        if (value instanceof TomlString text) {
            return string(text.value());
        } else if (value instanceof TomlInteger number) {
            return Long.toString(number.value());
        } else if (value instanceof TomlFloat number) {
            return decimal(number);
        } else if (value instanceof TomlBoolean truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof TomlOffsetDateTime moment) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.dateTime()) + offset(moment.offsetMinutes());
        } else if (value instanceof TomlLocalDateTime moment) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.value());
        } else if (value instanceof TomlLocalDate day) {
            return day.value().toString();
        } else if (value instanceof TomlLocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time.value());
        } else if (value instanceof TomlArray array) {
            return array.values().stream().map(TomlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof TomlTable table) {
            return table.isEmpty() ? "{}" : table.entries().stream().map(TomlWriter::assignment)
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        throw new AssertionError(value);
    }

    private static String assignment(TomlTable.Entry entry) {
        return key(entry.key().name()) + " = " + inline(entry.value());
    }

    private static String decimal(TomlFloat number) {
        Optional<BigDecimal> decimal = number.decimal();
        if (decimal.isEmpty()) {
            return number.source();
        }
        boolean negativeZero = decimal.get().signum() == 0 && number.source().startsWith("-");
        return (negativeZero ? "-" : "") + Decimals.withFraction(decimal.get());
    }

    private static String offset(int minutes) {
        if (minutes == 0) {
            return "Z";
        }
        int distance = Math.abs(minutes);
        return String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", distance / MINUTES,
                distance % MINUTES);
    }

    /** A whole document: plain values first, then the tables with headers. Empty for an empty table. */
    public static String document(TomlTable table) {
        return section(List.of(), table, false);
    }

    /**
     * A table with its header, and the tables in it with theirs.
     *
     * @param path    the keys of the header; none for the root, which has no header
     * @param element whether it is an element of an array of tables
     */
    public static String section(List<String> path, TomlTable table, boolean element) {
        StringBuilder out = new StringBuilder();
        section(path, table, element, out);
        return out.toString();
    }

    private static void section(List<String> path, TomlTable table, boolean element, StringBuilder out) {
        List<TomlTable.Entry> plain = table.entries().stream().filter(entry -> !hasHeader(entry.value())).toList();
        boolean headerSaysNothing = !element && plain.isEmpty() && !table.isEmpty();
        if (!path.isEmpty() && !headerSaysNothing) {
            out.append(out.isEmpty() ? "" : "\n");
            out.append(element ? "[[" : "[").append(dotted(path)).append(element ? "]]\n" : "]\n");
        }
        plain.forEach(entry -> out.append(assignment(entry)).append('\n'));
        for (TomlTable.Entry entry : table.entries()) {
            List<String> below = new ArrayList<>(path);
            below.add(entry.key().name());
            if (entry.value() instanceof TomlTable child) {
                section(below, child, false, out);
            } else if (entry.value() instanceof TomlArray array && hasHeader(array)) {
                array.values().forEach(child -> section(below, (TomlTable) child, true, out));
            }
        }
    }

    private static boolean hasHeader(TomlValue value) {
        return value instanceof TomlTable || value instanceof TomlArray array && array.holdsOnlyTables();
    }
}
