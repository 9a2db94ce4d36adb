package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Colours for dark or light backgrounds. */
public enum Theme implements Choice { AUTO, DARK, LIGHT }
