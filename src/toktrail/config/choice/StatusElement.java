package toktrail.config.choice;

import java.util.Locale;
import toktrail.spelling.Choice;

/** What the prompt line can show. */
public enum StatusElement implements Choice {
    HARNESS, AGENT, AREA, PROVIDER, MODEL, SESSION, TOKENS, CACHED, REASONING, COST, SAVINGS, QUOTA, BUDGET,
    RESET, BURN, CONTEXT, CACHE_RATIO, UNPRICED, STALE, CWD;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
