package toktrail.report.doctor;

import java.util.Locale;

/** How bad a finding is, from nothing to be done to data being lost. */
public enum Level {
    OK, INFO, WARN, ERROR;

    /** The word in outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
