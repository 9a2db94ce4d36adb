package toktrail.config.choice;

import toktrail.spelling.Choice;

/** What the prompt line shows when there is no usage. */
public enum EmptyLine implements Choice { SILENT, MESSAGE }
