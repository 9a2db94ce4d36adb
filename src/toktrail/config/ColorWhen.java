package toktrail.config;

/** When the prompt line is coloured. */
public enum ColorWhen implements Choice { AUTO, ALWAYS, NEVER }
