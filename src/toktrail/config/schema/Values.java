package toktrail.config.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import toktrail.spelling.Worded;
import toktrail.toml.TomlArray;
import toktrail.toml.TomlFloat;
import toktrail.toml.TomlInteger;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.toml.TomlWriter;

/** Values in messages and templates. */
public final class Values {

    private static final int SHOWN_LENGTH = 60;

    private Values() { }

    /** A blank and the value, shortened; nothing for tables and lists. */
    public static String shown(TomlValue value) {
        return value instanceof TomlTable || value instanceof TomlArray ? "" : " " + quoted(TomlWriter.inline(value));
    }

    /** A text of the user in quotes, shortened. */
    public static String quotedText(String text) {
        return quoted(TomlWriter.string(text));
    }

    private static String quoted(String literal) {
        return literal.codePointCount(0, literal.length()) <= SHOWN_LENGTH ? literal
                : literal.substring(0, literal.offsetByCodePoints(0, SHOWN_LENGTH)) + "…";
    }

    /** A number exactly as written, empty for infinities, nan and absurd exponents; also empty for other kinds. */
    public static Optional<BigDecimal> decimal(TomlValue value) {
        if (value instanceof TomlInteger integer) {
            return Optional.of(BigDecimal.valueOf(integer.value()));
        }
        return value instanceof TomlFloat number ? number.decimal() : Optional.empty();
    }

    /** A default as TOML. */
    public static String literal(Object value) {
        if (value instanceof Worded worded) {
            return TomlWriter.string(worded.word());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof BigDecimal number) {
            return TomlWriter.inline(TomlValue.of(number));
        }
        return value instanceof String text ? TomlWriter.string(text) : value.toString();
    }
}
