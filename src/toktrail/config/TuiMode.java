package toktrail.config;

import toktrail.config.schema.Choice;

/** The layout of the terminal screens. */
public enum TuiMode implements Choice { AUTO, FULL, COMPACT, MICRO }
