package toktrail.config;

/** Whether a report imports first. */
public enum RefreshMode implements Choice { NEVER, AUTO, ALWAYS }
