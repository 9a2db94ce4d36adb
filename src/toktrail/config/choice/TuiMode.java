package toktrail.config.choice;

import toktrail.spelling.Choice;

/** The layout of the terminal screens. */
public enum TuiMode implements Choice { AUTO, FULL, COMPACT, MICRO }
