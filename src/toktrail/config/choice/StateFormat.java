package toktrail.config.choice;

import toktrail.spelling.Choice;

/** The form of the tree that is kept in a repository. */
public enum StateFormat implements Choice { V4, V3 }
