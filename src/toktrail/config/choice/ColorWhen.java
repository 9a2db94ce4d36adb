package toktrail.config.choice;

import toktrail.spelling.Choice;

/** When the prompt line is coloured. */
public enum ColorWhen implements Choice { AUTO, ALWAYS, NEVER }
