package toktrail.config;

import toktrail.config.schema.Choice;
import toktrail.spelling.Choice;

/** Which session the prompt line shows. */
public enum SessionChoice implements Choice { AUTO, LATEST, NONE }
