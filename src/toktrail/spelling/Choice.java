package toktrail.spelling;

import java.util.Locale;

/** One of several words that a setting or an option may have; implemented by enums. */
public interface Choice extends Worded {

    /** The name of the constant. */
    String name();

    /** The word as it is written in files and options. */
    @Override
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
