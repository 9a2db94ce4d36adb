package toktrail.text;

/** What colour a word is shown in, where there is colour. */
public enum Tone { PLAIN, WARNING, ERROR }
