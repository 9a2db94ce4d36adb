package toktrail.report.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import toktrail.environment.Environment;
import toktrail.harness.Retention;
import toktrail.json.JsonBoolean;
import toktrail.json.JsonObject;
import toktrail.text.HomePath;
import toktrail.text.Numbers;

/**
 * {@code claude-retention} and its kin: whether a tool deletes its records before they are imported. What it deletes
 * after {@code N} days must be imported more often than that.
 */
final class RetentionChecks {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LONG_DAYS = 365;

    /** What is known of the use of tools. */
    interface ToolUse {

        /** Whether a tool is used on this machine. */
        boolean isUsed(Tool tool);

        /** When its sources were last imported; absent if never. */
        OptionalLong refreshedMs(Tool tool);
    }

    private final Environment environment;
    private final ToolUse use;

    RetentionChecks(Environment environment, ToolUse use) {
        this.environment = environment;
        this.use = use;
    }

    /** A finding for each of these tools that is known to delete anything. */
    List<Finding> all(List<Tool> tools) {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : tools) {
            Optional<Retention> retention = tool.harness().retention(environment);
            if (retention.isPresent()) {
                findings.add(use.isUsed(tool) ? finding(tool, retention.get())
                        : of(tool, Level.OK, tool.name() + " is not used here."));
            }
        }
        return findings;
    }

    private static Finding of(Tool tool, Level level, String message) {
        return Finding.of(tool.id() + "-retention", level, message).about(tool.id());
    }

    private Finding finding(Tool tool, Retention retention) {
        OptionalLong refreshed = use.refreshedMs(tool);
        OptionalLong ageMs = refreshed.isPresent()
                ? OptionalLong.of(Math.max(0, environment.clock().millis() - refreshed.getAsLong()))
                : OptionalLong.empty();
        String file = shown(retention.settings());
        String add = "add " + retention.advice() + " to " + file;
        Finding finding = switch (retention.policy()) {
            case KEEPS -> of(tool, Level.OK, tool.name() + " keeps its transcripts.");
            case MAY_WRITE_NONE -> of(tool, Level.ERROR, tool.name() + " may not write transcripts at all: see " + file
                    + ".").withHint("0 does not mean to keep them; " + add);
            case UNKNOWN -> of(tool, Level.WARN, "How long " + tool.name() + " keeps its transcripts is unknown: "
                    + file + ": " + retention.problem()).withHint("Mend the file.");
            case DELETES -> deletes(tool, retention, ageMs).withHint("Run toktrail refresh at least weekly, or " + add);
        };
        Finding withData = finding.withData(data(retention, ageMs));
        return withData.level() == Level.OK ? withData.withHint(null) : withData;
    }

    private static Finding deletes(Tool tool, Retention retention, OptionalLong ageMs) {
        Duration limit = retention.age().orElseThrow();
        String after = limit.toDays() > 0 ? Numbers.counted(limit.toDays(), "day")
                : Numbers.counted(limit.toHours(), "hour");
        String last = ageMs.isEmpty() ? "they were never imported"
                : "last " + tool.id() + " refresh was " + Numbers.counted(ageMs.getAsLong() / DAY_MS, "day") + " ago";
        Level level;
        if (ageMs.isEmpty() || ageMs.getAsLong() >= limit.toMillis()) {
            level = Level.ERROR;
        } else if (2 * ageMs.getAsLong() >= limit.toMillis()) {
            level = Level.WARN;
        } else {
            level = limit.toDays() < LONG_DAYS ? Level.INFO : Level.OK;
        }
        return of(tool, level, tool.name() + " deletes transcripts after " + after + "; " + last + ".");
    }

    private JsonObject data(Retention retention, OptionalLong ageMs) {
        OptionalLong days = retention.age().isPresent() ? OptionalLong.of(retention.age().get().toDays())
                : OptionalLong.empty();
        OptionalLong age = ageMs.isPresent() ? OptionalLong.of(ageMs.getAsLong() / DAY_MS) : OptionalLong.empty();
        return JsonObject.builder().put("cleanup_days", Findings.orNull(days))
                .put("configured", JsonBoolean.of(retention.configured()))
                .put("refresh_age_days", Findings.orNull(age)).put("settings_path", shown(retention.settings()))
                .put("last_cleanup", Findings.orNull(retention.lastCleanup().orElse(null))).build();
    }

    private String shown(Path path) {
        return HomePath.shorten(path.toString(), environment.home());
    }
}
