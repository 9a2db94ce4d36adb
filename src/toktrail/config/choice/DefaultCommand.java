package toktrail.config.choice;

import toktrail.spelling.Choice;

/** What the program alone does on a terminal. */
public enum DefaultCommand implements Choice { SUMMARY, TUI, HELP }
