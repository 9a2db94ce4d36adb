package toktrail.config;

/** Colours for dark or light backgrounds. */
public enum Theme implements Choice { AUTO, DARK, LIGHT }
