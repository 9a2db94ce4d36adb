package toktrail.toml;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Values as text in which every kind can be told from the others, for comparison with a file. */
final class TaggedJson {

    private final StringBuilder out = new StringBuilder();

    private TaggedJson() { }

    static String of(TomlValue value) {
        TaggedJson json = new TaggedJson();
        json.value(value, "\n");
        return json.out.append('\n').toString();
    }

    private void value(TomlValue value, String lineStart) {
        if (value instanceof TomlTable table) {
            table(table, lineStart);
        } else if (value instanceof TomlArray array) {
            array(array, lineStart);
        } else {
            scalar(value);
        }
    }

    private void table(TomlTable table, String lineStart) {
        String separator = "{";
        for (TomlTable.Entry entry : table.entries()) {
            out.append(separator).append(lineStart).append("  ").append(quoted(entry.key().name())).append(": ");
            value(entry.value(), lineStart + "  ");
            separator = ",";
        }
        out.append(table.isEmpty() ? "{}" : lineStart + "}");
    }

    private void array(TomlArray array, String lineStart) {
        String separator = "[";
        for (TomlValue element : array.values()) {
            out.append(separator).append(lineStart).append("  ");
            value(element, lineStart + "  ");
            separator = ",";
        }
        out.append(array.values().isEmpty() ? "[]" : lineStart + "]");
    }

    private void scalar(TomlValue value) {
        if (value instanceof TomlString text) {
            tagged("string", text.value());
        } else if (value instanceof TomlInteger number) {
            tagged("integer", Long.toString(number.value()));
        } else if (value instanceof TomlFloat number) {
            tagged("float", decimal(number));
        } else if (value instanceof TomlBoolean truth) {
            tagged("bool", Boolean.toString(truth.value()));
        } else if (value instanceof TomlOffsetDateTime moment) {
            int minutes = moment.offsetMinutes();
            String offset = minutes == 0 ? "Z" : String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+",
                    Math.abs(minutes) / 60, Math.abs(minutes) % 60);
            tagged("datetime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.dateTime()) + offset);
        } else if (value instanceof TomlLocalDateTime moment) {
            tagged("datetime-local", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.value()));
        } else if (value instanceof TomlLocalDate day) {
            tagged("date-local", day.value().toString());
        } else if (value instanceof TomlLocalTime time) {
            tagged("time-local", DateTimeFormatter.ISO_LOCAL_TIME.format(time.value()));
        } else {
            throw new AssertionError(value);
        }
    }

    private static String decimal(TomlFloat number) {
        if (Double.isNaN(number.value())) {
            return "nan";
        }
        if (Double.isInfinite(number.value())) {
            return number.value() < 0 ? "-inf" : "inf";
        }
        Optional<BigDecimal> exact = number.decimal();
        if (number.value() == 0) {
            return 1 / number.value() < 0 ? "-0" : "0";
        }
        return exact.orElseThrow().stripTrailingZeros().toPlainString();
    }

    private void tagged(String type, String value) {
        out.append("{\"type\": \"").append(type).append("\", \"value\": ").append(quoted(value)).append('}');
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int named = "\"\\\n\r\t\b\f".indexOf(c);
            if (named >= 0) {
                quoted.append('\\').append("\"\\nrtbf".charAt(named));
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
