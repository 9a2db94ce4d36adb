package toktrail.config.choice;

import toktrail.spelling.Choice;

/** When a quota window begins: at fixed times, or with the first use. */
public enum ResetMode implements Choice {
    FIXED, FIRST_USE;

    @Override
    public String word() {
        return this == FIXED ? "fixed" : "first_use";
    }
}
