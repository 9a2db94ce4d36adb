package toktrail.config;

import java.util.Locale;

/** One of several words a setting may have; implemented by enums. */
public interface Choice {

    /** The name of the constant. */
    String name();

    /** The word as it is written in files and options. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
