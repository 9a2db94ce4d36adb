package toktrail.config;

/** What the prompt line shows when there is no usage. */
public enum EmptyLine implements Choice { SILENT, MESSAGE }
