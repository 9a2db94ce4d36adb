package toktrail.cli.copilot;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import toktrail.args.Option;
import toktrail.environment.Environment;

/**
 * The file to which GitHub Copilot CLI is told to write its telemetry.
 *
 * @param path absolute
 */
record CopilotFile(Path path) {

    static final Option OTEL_FILE = Option.file("--otel-file", "PATH", "Where Copilot writes its telemetry.")
            .withDefault("a new file in ~/.copilot/otel");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** The file that was typed, else one named after the present moment. */
    static CopilotFile of(Environment environment, Optional<String> typed) {
        ZoneId zone = environment.clock().getZone();
        return new CopilotFile(typed.map(environment::resolve).orElseGet(() ->
                environment.home().resolve(".copilot").resolve("otel").resolve("copilot-otel-"
                        + STAMP.format(environment.clock().instant().atZone(zone)) + ".jsonl")));
    }

    /** The variables that make Copilot write and toktrail read the file, in their order. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("COPILOT_OTEL_ENABLED", "true");
        variables.put("COPILOT_OTEL_EXPORTER_TYPE", "file");
        variables.put("COPILOT_OTEL_FILE_EXPORTER_PATH", path.toString());
        variables.put("TOKTRAIL_COPILOT_FILE", path.toString());
        return variables;
    }
}
