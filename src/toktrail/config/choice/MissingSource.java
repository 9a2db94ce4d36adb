package toktrail.config.choice;

import toktrail.spelling.Choice;

/** What an import does about a configured source that does not exist. */
public enum MissingSource implements Choice { WARN, ERROR, SKIP }
