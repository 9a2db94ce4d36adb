package toktrail.config.area;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import toktrail.config.schema.DiagnosticId;
import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Place;
import toktrail.config.schema.Rule;
import toktrail.config.schema.ScalarRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.schema.Values;
import toktrail.usage.AreaPath;
import toktrail.usage.AreaProblem;
import toktrail.usage.AreaReading;

/** The keys of {@code [areas]}. */
public final class AreaKeys {

    public static final Key<Boolean> DETECT = Key.of("auto_detect", ScalarRules.flag(), Areas.STANDARD.autoDetect(),
            "Assign sessions to areas by the rules while importing.");
    public static final Key<Boolean> WARN = Key.of("warn_on_mismatch", ScalarRules.flag(),
            Areas.STANDARD.warnOnMismatch(), "Say when the active area differs from the detected one.");
    public static final Key<BigDecimal> THRESHOLD = Key.of("unassigned_warning_threshold", ScalarRules.share(true),
            Areas.STANDARD.unassignedWarningThreshold(), "Share of usage without area that is worth a warning.");
    public static final Key<String> AREA = Key.required("area", areaAsTyped(), "The area, such as work/shop.");
    public static final Key<List<String>> CWDS =
            Key.of("cwd_globs", ListRules.list(ScalarRules.textOrBlank("~/src/**")),
            List.of(), "Patterns of working directories.");
    public static final Key<List<String>> REMOTES = Key.of("git_remotes",
            ListRules.list(ScalarRules.textOrBlank("*example.org*shop*")), List.of(), "Patterns of git remotes.");
    public static final Key<Long> PRIORITY = Key.of("priority", ScalarRules.integer(0), 0L, "The highest one wins.");
    public static final TableSchema RULE = TableSchema.of(AREA, CWDS, REMOTES, PRIORITY);
    public static final Key<List<Section>> RULES = Key.of("rules", ListRules.tables(RULE), List.of(),
            "Which sessions belong to which area.");
    public static final TableSchema TABLE = TableSchema.of(DETECT, WARN, THRESHOLD, RULES);
    public static final Key<Section> AREAS = Key.optional("areas", ListRules.table(TABLE), "Areas of work.");

    private AreaKeys() { }

    /** An area path as typed. */
    private static Rule<String> areaAsTyped() {
        return ScalarRules.parsed("an area path", "work/shop", (text, place) -> area(text, place).map(path -> text));
    }

    /** An area path in normal form. */
    public static Rule<String> area() {
        return ScalarRules.parsed("an area path", "work/shop", AreaKeys::area);
    }

    private static Optional<String> area(String text, Place place) {
        AreaReading reading = AreaPath.read(text);
        if (reading instanceof AreaPath path) {
            return Optional.of(path.text());
        }
        AreaProblem problem = (AreaProblem) reading;
        String area = "area " + Values.quotedText(text);
        String segment = Values.quotedText(problem.segment());
        String fix = "for example \"work/shop\"";
        switch (problem.kind()) {
            case EMPTY_PATH, EMPTY_SEGMENT -> place.report(DiagnosticId.EMPTY, area + " has an empty segment", fix);
            case CONTROL_CHARACTER, DOTS ->
                    place.report(DiagnosticId.BAD_CHOICE, area + " has the invalid segment " + segment, fix);
            case NO_LETTERS -> place.report(DiagnosticId.EMPTY,
                    area + " has a segment without letters or digits: " + segment, fix);
        }
        return Optional.empty();
    }
}
