package toktrail.config.setting;

import java.util.List;

/**
 * The plans.
 *
 * @param plans in the order of the file, disabled ones included
 */
public record SubscriptionFile(List<Subscription> plans) {

    public SubscriptionFile {
        plans = List.copyOf(plans);
    }

    /** No plans. */
    public static SubscriptionFile none() {
        return new SubscriptionFile(List.of());
    }

    /** The plans that are reported. */
    public List<Subscription> enabled() {
        return plans.stream().filter(Subscription::enabled).toList();
    }
}
