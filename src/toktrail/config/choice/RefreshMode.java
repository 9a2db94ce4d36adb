package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Whether a report imports first. */
public enum RefreshMode implements Choice { NEVER, AUTO, ALWAYS }
