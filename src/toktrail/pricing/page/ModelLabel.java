package toktrail.pricing.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import toktrail.config.price.PriceRow;
import toktrail.spelling.WhiteSpace;
import toktrail.usage.Names;

/**
 * What the label of a model says.
 *
 * @param text    the label, links replaced by their text
 * @param model   the model, normalised; empty if nothing is left of it
 * @param aliases the spellings of the label, each once
 * @param tier    for which prompts the price is
 * @param status  how far the model is, where labels tell
 */
record ModelLabel(String text, String model, List<String> aliases, PriceRow.Tier tier, Optional<String> status) {

    private static final Set<String> STATES = Set.of("deprecated", "retired", "preview");
    private static final int LEAST_LETTERS = 2;

    ModelLabel {
        aliases = List.copyOf(aliases);
    }

    /** Reads a label. */
    static ModelLabel of(String label, PageFormat format) {
        boolean rich = format.has(PageFormat.Trait.STATUS_IN_LABEL);
        Parts parts = Parts.of(rich ? withoutLinks(label) : label);
        Optional<String> status = Optional.empty();
        if (rich) {
            status = parts.inside().stream().map(part -> part.toLowerCase(Locale.ROOT)).filter(STATES::contains)
                    .findFirst();
            parts = parts.without(STATES);
        }
        String text = parts.whole();
        String outside = parts.outside();
        Set<String> aliases = new LinkedHashSet<>(
                List.of(text, outside, Names.normalise(text), Names.normalise(outside)));
        String name = format.has(PageFormat.Trait.FOOTNOTES) ? withoutFootnote(outside) : outside;
        aliases.add(name);
        aliases.add(Names.normalise(name));
        aliases.removeIf(alias -> Names.normalise(alias).isEmpty());
        return new ModelLabel(text, Names.normalise(name), List.copyOf(aliases), tier(parts), status);
    }

    private static PriceRow.Tier tier(Parts parts) {
        List<String> texts = new ArrayList<>(parts.inside());
        texts.add(parts.whole());
        for (String text : texts) {
            Optional<PriceRow.Tier> tier = PromptBound.find(text);
            if (tier.isPresent()) {
                return tier.get();
            }
        }
        for (String text : texts) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.contains("short context") || lower.contains("long context")) {
                return new PriceRow.Tier(OptionalLong.empty(), OptionalLong.empty(), Optional.of(text));
            }
        }
        return PriceRow.Tier.ALL;
    }

    /** A digit behind a word of at least two letters is a footnote; that of {@code o3} or {@code K2} is not. */
    private static String withoutFootnote(String name) {
        int last = name.length() - 1;
        if (last < LEAST_LETTERS || name.charAt(last) < '0' || name.charAt(last) > '9') {
            return name;
        }
        for (int i = last - LEAST_LETTERS; i < last; i++) {
            if (!Character.isLetter(name.charAt(i))) {
                return name;
            }
        }
        return name.substring(0, last);
    }

    /** Markdown links replaced by their text. */
    static String withoutLinks(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('[', at);
            int middle = open < 0 ? -1 : text.indexOf("](", open);
            int close = middle < 0 ? -1 : text.indexOf(')', middle);
            if (close < 0) {
                break;
            }
            // The innermost bracket before the address is the one that belongs to it.
            int begin = text.lastIndexOf('[', middle);
            plain.append(text, at, begin).append(text, begin + 1, middle);
            at = close + 1;
        }
        return plain.append(text.substring(at)).toString();
    }

    /**
     * A label cut at its parentheses.
     *
     * @param pieces the pieces in order, those in parentheses with them
     */
    private record Parts(List<String> pieces) {

        static Parts of(String label) {
            List<String> pieces = new ArrayList<>();
            int from = 0;
            int depth = 0;
            for (int i = 0; i < label.length(); i++) {
                char c = label.charAt(i);
                if (c == '(' && depth++ == 0 && label.indexOf(')', i) >= 0) {
                    pieces.add(label.substring(from, i));
                    from = i;
                } else if (c == ')' && depth > 0 && --depth == 0) {
                    pieces.add(label.substring(from, i + 1));
                    from = i + 1;
                }
            }
            pieces.add(label.substring(from));
            return new Parts(pieces);
        }

        List<String> inside() {
            return pieces.stream().filter(Parts::isInside)
                    .map(piece -> WhiteSpace.trim(piece.substring(1, piece.length() - 1))).toList();
        }

        String outside() {
            return joined(pieces.stream().filter(piece -> !isInside(piece)).toList());
        }

        String whole() {
            return joined(pieces);
        }

        Parts without(Set<String> words) {
            return new Parts(pieces.stream().filter(piece -> !isInside(piece) || !words.contains(
                    WhiteSpace.trim(piece.substring(1, piece.length() - 1)).toLowerCase(Locale.ROOT))).toList());
        }

        private static boolean isInside(String piece) {
            return piece.startsWith("(") && piece.endsWith(")");
        }

        /** The pieces with single blanks between words. */
        private static String joined(List<String> pieces) {
            StringBuilder text = new StringBuilder();
            String.join("", pieces).codePoints().forEach(c -> {
                boolean blank = WhiteSpace.is(c);
                if (!blank || !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.appendCodePoint(blank ? ' ' : c);
                }
            });
            return WhiteSpace.trim(text.toString());
        }
    }
}
