package toktrail.config.choice;

import toktrail.spelling.Choice;

/** The length of a quota window or a budget. */
public enum QuotaPeriod implements Choice {
    FIVE_HOURS, DAILY, WEEKLY, MONTHLY, YEARLY;

    @Override
    public String word() {
        return this == FIVE_HOURS ? "5h" : Choice.super.word();
    }
}
