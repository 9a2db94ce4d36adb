package toktrail.config;

/** Which session the prompt line shows. */
public enum SessionChoice implements Choice { AUTO, LATEST, NONE }
