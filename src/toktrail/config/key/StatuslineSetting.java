package toktrail.config.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.config.choice.ColorWhen;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.EmptyLine;
import toktrail.config.choice.RefreshMode;
import toktrail.config.choice.SessionChoice;
import toktrail.config.choice.StatusElement;
import toktrail.config.schema.Key;
import toktrail.error.Suggestion;
import toktrail.error.UserException;
import toktrail.spelling.Choice;
import toktrail.toml.TomlPath;
import toktrail.toml.TomlValue;
import toktrail.usage.Names;

/**
 * A key of {@code [statusline]} as it is typed on a command line, with hyphens.
 *
 * @param name what is typed
 * @param path where it stands in the main file
 * @param form what its value looks like
 */
public record StatuslineSetting(String name, TomlPath path, Form form) {

    /** Makes the value of a text that was typed. */
    interface Form {

        /**
         * The value.
         *
         * @param name      the key, for messages
         * @param harnesses names of supported tools
         * @throws UserException if the text is none
         */
        TomlValue parse(String name, String text, List<String> harnesses);
    }

    private static final String TABLE = "statusline";

    /** All of them, in the order of messages. */
    public static final List<StatuslineSetting> ALL = all();

    /**
     * The setting of that name.
     *
     * @throws UserException if there is none
     */
    public static StatuslineSetting named(String name) {
        for (StatuslineSetting setting : ALL) {
            if (setting.name.equals(name)) {
                return setting;
            }
        }
        throw UserException.failed("Unsupported key. Use one of: "
                + String.join(", ", ALL.stream().map(StatuslineSetting::name).toList()) + ".");
    }

    /**
     * The value that a text means for this key.
     *
     * @param harnesses names of supported tools
     * @throws UserException if it means none
     */
    public TomlValue parse(String text, List<String> harnesses) {
        return form.parse(name, text, harnesses);
    }

    private static List<StatuslineSetting> all() {
        List<StatuslineSetting> all = new ArrayList<>();
        all.add(of(StatuslineKeys.BASIS, choice(CostBasis.values())));
        all.add(of(StatuslineKeys.REFRESH, choice(RefreshMode.values())));
        all.add(of(StatuslineKeys.SESSION, choice(SessionChoice.values())));
        all.add(of(StatuslineKeys.MAX_WIDTH, StatuslineSetting::positive));
        all.add(of(StatuslineKeys.EMOJIS, StatuslineSetting::flag));
        all.add(of(StatuslineKeys.COLOR, choice(ColorWhen.values())));
        all.add(of(StatuslineKeys.EMPTY, choice(EmptyLine.values())));
        all.add(of(StatuslineKeys.HARNESS, StatuslineSetting::harness));
        all.add(of(StatuslineKeys.ACTIVE_MINUTES, StatuslineSetting::positive));
        all.add(of(StatuslineKeys.ELEMENTS, StatuslineSetting::elements));
        for (Key<Long> key : List.of(StatuslineKeys.OUTPUT_CACHE, StatuslineKeys.MIN_INTERVAL,
                StatuslineKeys.STALE_AFTER, StatuslineKeys.SERVE_STALE)) {
            all.add(below("cache", key));
        }
        for (Key<Long> key : List.of(StatuslineKeys.QUOTA_WARNING, StatuslineKeys.QUOTA_DANGER,
                StatuslineKeys.BURN_WARNING, StatuslineKeys.BURN_DANGER, StatuslineKeys.CONTEXT_WARNING,
                StatuslineKeys.CONTEXT_DANGER)) {
            all.add(below("thresholds", key));
        }
        return List.copyOf(all);
    }

    private static StatuslineSetting of(Key<?> key, Form form) {
        return new StatuslineSetting(hyphenated(key), TomlPath.of(TABLE, key.name()), form);
    }

    private static StatuslineSetting below(String table, Key<Long> key) {
        return new StatuslineSetting(table + "." + hyphenated(key), TomlPath.of(TABLE, table, key.name()),
                (name, text, harnesses) -> number(name, text, 0, "non-negative"));
    }

    private static String hyphenated(Key<?> key) {
        return key.name().replace('_', '-');
    }

    private static Form choice(Choice[] values) {
        List<String> words = new ArrayList<>();
        for (Choice value : values) {
            words.add(value.word());
        }
        return (name, text, harnesses) -> {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (!words.contains(word)) {
                throw UserException.failed(name + " must be one of: " + String.join(", ", words) + ".");
            }
            return TomlValue.of(word);
        };
    }

    private static TomlValue positive(String name, String text, List<String> harnesses) {
        return number(name, text, 1, "positive");
    }

    private static TomlValue number(String name, String text, int least, String range) {
        long number;
        try {
            number = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw UserException.failed(name + " must be an integer.", e);
        }
        if (number < least) {
            throw UserException.failed(name + " must be " + range + ".");
        }
        if (number > Integer.MAX_VALUE) {
            throw UserException.failed(name + " must be at most " + Integer.MAX_VALUE + ".");
        }
        return TomlValue.of(number);
    }

    private static TomlValue flag(String name, String text, List<String> harnesses) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> TomlValue.of(true);
            case "false", "0", "no", "off" -> TomlValue.of(false);
            default -> throw UserException.failed(name + " must be true or false.");
        };
    }

    private static TomlValue harness(String name, String text, List<String> harnesses) {
        String typed = Names.normalise(text);
        boolean whole = typed.length() == text.strip().length();
        Optional<String> known = harnesses.stream().filter(id -> Names.same(id, typed)).findFirst();
        if (!whole || known.isEmpty() && !typed.equals(StatuslineKeys.AUTO)) {
            throw UserException.failed(name + " must be auto or a supported harness.");
        }
        return TomlValue.of(known.orElse(StatuslineKeys.AUTO));
    }

    private static TomlValue elements(String name, String text, List<String> harnesses) {
        List<String> words = new ArrayList<>();
        for (StatusElement element : StatusElement.values()) {
            words.add(element.word());
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            String word = part.strip().toLowerCase(Locale.ROOT);
            if (!word.isEmpty() && !words.contains(word)) {
                List<String> near = Suggestion.nearest(word, words);
                throw UserException.failed("Unknown element '" + word + "'"
                        + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?") + " Use: "
                        + String.join(", ", words) + ".");
            }
            chosen.add(word);
        }
        chosen.remove("");
        if (chosen.isEmpty()) {
            throw UserException.failed(name + " must contain at least one comma-separated value.");
        }
        return TomlValue.ofStrings(List.copyOf(chosen));
    }
}
