package toktrail.config;

/** Where prices of the Codex reports come from. */
public enum CodexPriceSource implements Choice { AUTO, BUILTIN }
