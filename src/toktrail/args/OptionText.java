package toktrail.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How options are spelled for people; help, manual and list use the same words. */
public final class OptionText {

    private OptionText() { }

    /** {@code -o, --out PATH}, {@code --refresh/--no-refresh}, {@code --install-completion [SHELL]}. */
    static String term(Option option) {
        String names = String.join(", ", orderedNames(option));
        if (option.kind() instanceof Kind.Pair pair) {
            return names + "/" + pair.negative();
        }
        String label = label(option);
        return label.isEmpty() ? names : names + " " + label;
    }

    /** Short names first, without the negative one of a pair. */
    public static List<String> orderedNames(Option option) {
        List<String> names = new ArrayList<>();
        option.names().stream().filter(name -> !name.startsWith("--")).forEach(names::add);
        option.names().stream().filter(name -> name.startsWith("--")).forEach(names::add);
        return names;
    }

    /** What stands for the value, in brackets when it may be missing; empty without a value. */
    static String label(Option option) {
        return option.valued()
                .map(valued -> option.is(Option.Trait.VALUE_OPTIONAL) ? "[" + valued.label() + "]" : valued.label())
                .orElse("");
    }

    /** The help line and what else the declaration knows, as one text. */
    public static String help(Option option) {
        return option.help() + marks(option);
    }

    /** The help line of an argument and what else its declaration knows. */
    public static String help(Positional positional) {
        return positional.help() + choices(positional.value());
    }

    private static String marks(Option option) {
        StringBuilder text = new StringBuilder();
        option.valued().ifPresent(valued -> {
            text.append(choices(valued));
            String range = valued.type().range();
            text.append(range.isEmpty() ? "" : " [range: " + range + "]");
        });
        append(text, "default: ", option.fallback().value());
        append(text, "env: ", option.fallback().variable());
        text.append(option.is(Option.Trait.REQUIRED) ? " [required]" : "");
        text.append(option.is(Option.Trait.REPEATABLE) ? " [repeatable]" : "");
        text.append(option.is(Option.Trait.COMMA_LIST) ? " [comma list]" : "");
        return text.toString();
    }

    private static void append(StringBuilder text, String what, String value) {
        text.append(value.isEmpty() ? "" : " [" + what + value + "]");
    }

    private static String choices(Kind.Valued valued) {
        return valued.type() instanceof ValueType.Choice choice && !choice.label().equals(valued.label())
                ? " One of " + String.join(", ", choice.values()) + "." : "";
    }

    /** The shown options under their headings, both in the order of the declaration. */
    public static Map<String, List<Option>> groups(List<Option> options) {
        Map<String, List<Option>> groups = new LinkedHashMap<>();
        for (Option option : options) {
            groups.computeIfAbsent(option.group(), heading -> new ArrayList<>()).add(option);
        }
        return groups;
    }

    /** {@code ui, board} in round brackets behind a blank, or nothing. */
    static String aliases(CommandSpec command) {
        List<String> aliases = command.name().aliases();
        return aliases.isEmpty() ? "" : " (also " + String.join(", ", aliases) + ")";
    }
}
