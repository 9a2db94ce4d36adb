package toktrail.config.choice;

import toktrail.spelling.Choice;

/** Configuration that is kept in the repository. */
public enum Tracked implements Choice { CONFIG, PRICES, PROVIDER_PRICES, SUBSCRIPTIONS }
