package toktrail.pricing.page;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.usage.Names;

/** The price pages that are known, and how they differ. */
public enum PageFormat {
    /** Components of the page's source, else Markdown tables. */
    OPENAI(EnumSet.of(Trait.PIPES_ONLY, Trait.TIER_IS_STATUS), EnumSet.of(PriceColumn.MODEL, PriceColumn.INPUT,
            PriceColumn.CACHED_INPUT, PriceColumn.OUTPUT, PriceColumn.REASONING), "openai"),
    /** Markdown tables below headings that name a category. */
    ZAI(EnumSet.of(Trait.PIPES_ONLY, Trait.HEADING_IS_CATEGORY), EnumSet.of(PriceColumn.MODEL, PriceColumn.INPUT,
            PriceColumn.CACHED_INPUT, PriceColumn.OUTPUT), "zai"),
    /** One table. */
    OPENCODE_GO(EnumSet.noneOf(Trait.class), EnumSet.of(PriceColumn.MODEL, PriceColumn.INPUT, PriceColumn.CACHED_INPUT,
            PriceColumn.CACHE_WRITE, PriceColumn.OUTPUT), "opencode-go", "opencodego"),
    /** A table for each vendor, with footnotes. */
    GITHUB_COPILOT(EnumSet.of(Trait.FOOTNOTES), EnumSet.of(PriceColumn.MODEL, PriceColumn.RELEASE_STATUS,
            PriceColumn.CATEGORY, PriceColumn.INPUT, PriceColumn.CACHED_INPUT, PriceColumn.CACHE_WRITE,
            PriceColumn.OUTPUT), "github-copilot", "githubcopilot"),
    /** Tables with links and states of models in their labels. */
    ANTHROPIC(EnumSet.of(Trait.STATUS_IN_LABEL), Generic.COLUMNS, "anthropic"),
    /** Any table of any provider. */
    TABLE(EnumSet.of(Trait.STATUS_IN_LABEL), Generic.COLUMNS);

    /** What may be special about a page. */
    enum Trait {
        /** Only tables with pipes count. */
        PIPES_ONLY,
        /** The tier that was asked for is the release status of its rows. */
        TIER_IS_STATUS,
        /** Headings of the third level name the category of what follows. */
        HEADING_IS_CATEGORY,
        /** A digit at the end of a label may be a footnote. */
        FOOTNOTES,
        /** Labels hold links, and say in parentheses how far a model is. */
        STATUS_IN_LABEL
    }

    /** What tables of any provider may hold. */
    private static final class Generic {
        private static final Set<PriceColumn> COLUMNS = EnumSet.of(PriceColumn.MODEL, PriceColumn.INPUT,
                PriceColumn.CACHED_INPUT, PriceColumn.CACHE_WRITE, PriceColumn.CACHE_WRITE_1H, PriceColumn.OUTPUT,
                PriceColumn.REASONING);

        private Generic() { }
    }

    private final Set<Trait> traits;
    private final Set<PriceColumn> columns;
    private final List<String> names;

    PageFormat(Set<Trait> traits, Set<PriceColumn> columns, String... names) {
        this.traits = traits;
        this.columns = columns;
        this.names = List.of(names);
    }

    /** The page of a provider, absent if it is not known. */
    public static Optional<PageFormat> find(String provider) {
        String name = Names.normalise(provider);
        return Arrays.stream(values()).filter(format -> format.names.contains(name)).findFirst();
    }

    /** The providers whose pages are known. */
    public static List<String> providers() {
        return Arrays.stream(values()).filter(format -> !format.names.isEmpty()).map(PageFormat::provider).toList();
    }

    /**
     * The provider, normalised.
     *
     * @throws IllegalStateException for {@link #TABLE}, which has none
     */
    public String provider() {
        if (names.isEmpty()) {
            throw new IllegalStateException("any provider");
        }
        return names.get(0);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    boolean reads(PriceColumn column) {
        return columns.contains(column);
    }
}
