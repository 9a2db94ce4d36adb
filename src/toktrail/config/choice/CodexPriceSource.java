package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Where prices of the Codex reports come from. */
public enum CodexPriceSource implements Choice { AUTO, BUILTIN }
