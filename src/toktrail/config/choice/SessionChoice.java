package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Which session the prompt line shows. */
public enum SessionChoice implements Choice { AUTO, LATEST, NONE }
