package toktrail.config;

import toktrail.config.schema.Choice;

/** Which session the prompt line shows. */
public enum SessionChoice implements Choice { AUTO, LATEST, NONE }
