package toktrail.config;

/** The layout of the terminal screens. */
public enum TuiMode implements Choice { AUTO, FULL, COMPACT, MICRO }
