package toktrail.config;

/** The form of the tree that is kept in a repository. */
public enum StateFormat implements Choice { V4, V3 }
