package toktrail.config;

import toktrail.config.schema.Choice;

/** Colours for dark or light backgrounds. */
public enum Theme implements Choice { AUTO, DARK, LIGHT }
