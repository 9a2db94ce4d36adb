package toktrail.config.setting;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.area.Areas;

/**
 * What the main file says, defaults filled in.
 *
 * @param timezone       zone of all days, weeks and months, absent for that of the system
 * @param imports        what is imported
 * @param costing        how money is computed
 * @param reports        how reports begin
 * @param ui             screens and output
 * @param web            the web page
 * @param statusline     the prompt line
 * @param areas          areas of work
 * @param contextWindows how much models can hold, unique by canonical provider and normalised model
 * @param budgets        limits of the user, ids unique
 * @param gitSync        exchange through a git repository
 * @param publish        publishing to a database
 * @param codex          Codex reports
 * @param sessionIndex   search of sessions
 */
public record Configuration(Optional<ZoneId> timezone, Imports imports, Costing costing, Reports reports, Ui ui,
        Web web, Statusline statusline, Areas areas, List<ContextWindow> contextWindows, List<Budget> budgets,
        GitSync gitSync, Publish publish, Codex codex, SessionIndex sessionIndex) {

    public Configuration {
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(imports, "imports");
        Objects.requireNonNull(costing, "costing");
        Objects.requireNonNull(reports, "reports");
        Objects.requireNonNull(ui, "ui");
        Objects.requireNonNull(web, "web");
        Objects.requireNonNull(statusline, "statusline");
        Objects.requireNonNull(areas, "areas");
        contextWindows = List.copyOf(contextWindows);
        budgets = List.copyOf(budgets);
        Objects.requireNonNull(gitSync, "gitSync");
        Objects.requireNonNull(publish, "publish");
        Objects.requireNonNull(codex, "codex");
        Objects.requireNonNull(sessionIndex, "sessionIndex");
    }

    /**
     * What holds where nothing is said. The keys take their defaults from the same records, so that a file with
     * nothing in it means the same.
     *
     * @param harnesses names of the supported harnesses, which all are imported
     */
    public static Configuration standard(List<String> harnesses) {
        return new Configuration(Optional.empty(), Imports.standard(harnesses), Costing.STANDARD, Reports.STANDARD,
                Ui.STANDARD, Web.STANDARD, Statusline.STANDARD, Areas.STANDARD, List.of(), List.of(),
                GitSync.STANDARD, Publish.STANDARD, Codex.STANDARD, SessionIndex.STANDARD);
    }

    /** The zone that holds: the configured one, else {@code system}. */
    public ZoneId zone(ZoneId system) {
        return timezone.orElse(system);
    }
}
