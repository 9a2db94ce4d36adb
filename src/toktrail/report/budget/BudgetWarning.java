package toktrail.report.budget;

import java.util.Objects;

/** Why a budget may say less than was spent. */
public sealed interface BudgetWarning {

    /** The kind in JSON. */
    String kind();

    /**
     * Calls count as 0, because they lack the price that counts.
     *
     * @param messageCount how many
     */
    record Unpriced(long messageCount) implements BudgetWarning {

        @Override
        public String kind() {
            return "unpriced";
        }
    }

    /**
     * A machine that is none, or several.
     *
     * @param selector as configured
     */
    record UnknownMachine(String selector) implements BudgetWarning {

        public UnknownMachine {
            Objects.requireNonNull(selector, "selector");
        }

        @Override
        public String kind() {
            return "unknown_machine";
        }
    }

    /**
     * An area that does not exist.
     *
     * @param area its normalised path
     */
    record UnknownArea(String area) implements BudgetWarning {

        public UnknownArea {
            Objects.requireNonNull(area, "area");
        }

        @Override
        public String kind() {
            return "unknown_area";
        }
    }
}
