package toktrail.cli.known;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.error.UserException;
import toktrail.report.RowOrder;
import toktrail.report.series.PeriodReport;

/**
 * Which rows of time are shown, and how.
 *
 * @param order   their direction
 * @param limit   how many at most
 * @param costs   whether cost is shown
 * @param aliases other names of projects, by key or label
 */
record RowChoice(RowOrder order, OptionalLong limit, boolean costs, Map<String, String> aliases) {

    RowChoice {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(limit, "limit");
        aliases = Map.copyOf(aliases);
    }

    /**
     * Names of projects typed as {@code key=Alias}.
     *
     * @throws UserException if a part has another form
     */
    static Map<String, String> aliases(List<String> typed) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String part : typed) {
            int equals = part.lastIndexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                throw UserException.failed("--project-aliases must be of the form NAME=ALIAS: " + part);
            }
            aliases.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return aliases;
    }

    /** The rows in their order; they come with the oldest first. */
    <R> List<R> of(List<R> oldestFirst) {
        List<R> rows = new ArrayList<>(oldestFirst);
        if (order == RowOrder.DESC) {
            Collections.reverse(rows);
        }
        return limit.orElse(Long.MAX_VALUE) < rows.size() ? rows.subList(0, (int) limit.getAsLong()) : rows;
    }

    /** What a project is called. */
    String projectName(PeriodReport.Project project) {
        String byLabel = aliases.getOrDefault(project.label(), project.label());
        return aliases.getOrDefault(project.key(), byLabel);
    }
}
