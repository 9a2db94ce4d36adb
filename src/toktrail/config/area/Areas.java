package toktrail.config.area;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import toktrail.config.schema.Section;

/**
 * Areas of work.
 *
 * @param autoDetect                 whether imports assign sessions by the rules
 * @param warnOnMismatch             whether commands say that active and detected area differ
 * @param unassignedWarningThreshold share of usage without area that is worth a warning, 0 to 1
 * @param rules                      in the order of the file
 */
public record Areas(boolean autoDetect, boolean warnOnMismatch, BigDecimal unassignedWarningThreshold,
        List<AreaRule> rules) {

    /** What holds where nothing is said. */
    public static final Areas STANDARD = new Areas(false, false, new BigDecimal("0.20"), List.of());

    public Areas {
        Objects.requireNonNull(unassignedWarningThreshold, "unassignedWarningThreshold");
        rules = List.copyOf(rules);
    }

    public static Areas of(Section section) {
        List<AreaRule> rules = new ArrayList<>();
        for (Section rule : section.get(AreaKeys.RULES)) {
            if (rule.isComplete()) {
                rules.add(new AreaRule(rule.get(AreaKeys.AREA), rule.get(AreaKeys.CWDS),
                        rule.get(AreaKeys.REMOTES), rule.get(AreaKeys.PRIORITY)));
            }
        }
        return new Areas(section.get(AreaKeys.DETECT), section.get(AreaKeys.WARN),
                section.get(AreaKeys.THRESHOLD), rules);
    }
}
