package toktrail.report;

import java.util.List;

/**
 * The tables of a report. Each of the first five would add up to its totals; {@code byModel} does before display
 * filters.
 *
 * @param byProvider   by actual cost, source cost, total tokens, all descending
 * @param byHarness    by actual cost and total tokens, descending
 * @param byMachine    likewise
 * @param byModel      what the display filters leave, in their order
 * @param byActivity   by actual cost and total tokens, descending
 * @param unconfigured models without a required price, by tokens and calls, descending
 */
public record UsageTables(
        List<ProviderRow> byProvider,
        List<HarnessRow> byHarness,
        List<MachineRow> byMachine,
        List<ModelRow> byModel,
        List<ActivityRow> byActivity,
        List<UnconfiguredRow> unconfigured) {

    public UsageTables {
        byProvider = List.copyOf(byProvider);
        byHarness = List.copyOf(byHarness);
        byMachine = List.copyOf(byMachine);
        byModel = List.copyOf(byModel);
        byActivity = List.copyOf(byActivity);
        unconfigured = List.copyOf(unconfigured);
    }
}
