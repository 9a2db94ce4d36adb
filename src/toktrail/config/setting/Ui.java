package toktrail.config.setting;

import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.CostBasis;
import toktrail.config.choice.DefaultCommand;
import toktrail.config.choice.Theme;
import toktrail.config.choice.TuiMode;

/**
 * Screens and output.
 *
 * @param startOfWeek    first day of weeks
 * @param defaultCommand what the program alone does
 * @param basis          cost that is shown
 * @param terminal       the terminal screens
 */
public record Ui(DayOfWeek startOfWeek, DefaultCommand defaultCommand, CostBasis basis, Terminal terminal) {

    /**
     * The terminal screens.
     *
     * @param mode            layout
     * @param theme           background
     * @param palette         name of the colours of charts
     * @param ascii           whether only ASCII is drawn, absent for what the terminal can do
     * @param mouse           whether wheel and clicks are used
     * @param refreshOnStart  whether opening them imports
     * @param autoRefreshSecs seconds between imports, 0 for none
     */
    public record Terminal(TuiMode mode, Theme theme, String palette, Optional<Boolean> ascii, boolean mouse,
            boolean refreshOnStart, long autoRefreshSecs) {

        public Terminal {
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(theme, "theme");
            Objects.requireNonNull(palette, "palette");
            Objects.requireNonNull(ascii, "ascii");
        }
    }

    /** What holds where nothing is said. */
    public static final Ui STANDARD = new Ui(DayOfWeek.MONDAY, DefaultCommand.SUMMARY, CostBasis.VIRTUAL,
            new Terminal(TuiMode.AUTO, Theme.AUTO, "green", Optional.empty(), false, true, 0));

    public Ui {
        Objects.requireNonNull(startOfWeek, "startOfWeek");
        Objects.requireNonNull(defaultCommand, "defaultCommand");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(terminal, "terminal");
    }
}
