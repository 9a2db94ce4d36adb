package toktrail.pricing.page;

import java.util.Optional;
import java.util.Set;
import toktrail.usage.Names;

/** What a column of a price table holds. */
enum PriceColumn {
    /** The label of the model. */
    MODEL("model", "models"),
    /** Fresh input. */
    INPUT("input", "base-input", "base-input-tokens", "input-price"),
    /** Cache reads. */
    CACHED_INPUT("cached-input", "cached-read", "cache-read", "cache-reads", "cache-hits", "cache-hits-refreshes"),
    /** Cache writes. */
    CACHE_WRITE("cache-write", "cache-writes", "5m-cache-writes", "cached-write"),
    /** Cache writes kept an hour. */
    CACHE_WRITE_1H("1h-cache-writes"),
    /** Output. */
    OUTPUT("output", "output-tokens", "output-price"),
    /** Reasoning. */
    REASONING("reasoning", "reasoning-output"),
    /** A group of models. */
    CATEGORY("category"),
    /** How far the model is. */
    RELEASE_STATUS("release-status", "status");

    private final Set<String> headers;

    PriceColumn(String... headers) {
        this.headers = Set.of(headers);
    }

    /** The column a header names; a unit per million tokens in it does not matter. */
    static Optional<PriceColumn> of(String header) {
        int open = header.indexOf('(');
        int close = header.indexOf(')', Math.max(open, 0));
        String text = header;
        if (open >= 0 && close > open && PriceCell.isPerMillion(header.substring(open + 1, close))) {
            text = header.substring(0, open) + header.substring(close + 1);
        }
        String name = Names.normalise(text);
        for (PriceColumn column : values()) {
            if (column.headers.contains(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The column in a message. */
    String label() {
        return Names.normalise(name()).replace('-', ' ');
    }
}
