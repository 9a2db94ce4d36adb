package toktrail.cli.area;

import java.util.Optional;
import toktrail.args.CommandSpec;
import toktrail.cli.frame.AreaDetection;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.config.area.AreaRules;
import toktrail.error.ExitCode;
import toktrail.json.JsonWriter;
import toktrail.ledger.area.Area;

/** {@code toktrail area detect}: what the rules say about the working directory. */
final class DetectCommand implements Command {

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("detect", "Show the area that rules give for the working directory.")
                .withDescription("The rules are asked whether or not they are applied while importing.")
                .withOptions(GlobalOptions.JSON)
                .withExample("toktrail area detect", "the area of a session that is started here");
    }

    @Override
    public ExitCode run(CommandContext context) {
        AreaDetection detection = AreaDetection.here(context);
        Optional<String> active = context.workspace().ledger().read(view -> view.activeArea(AreaCommands.now(context)))
                .area().map(Area::path);
        Optional<String> suggestion = detection.area().filter(area -> !Optional.of(area).equals(active))
                .map(area -> "toktrail area use " + area);
        if (context.json()) {
            context.printJson(writer -> json(writer, detection, active, suggestion));
            return ExitCode.DONE;
        }
        context.out().line("Detected area: " + detection.area().orElse("none"));
        if (detection.match().isPresent()) {
            context.out().line("Reason: " + detection.match().get().reason());
            context.out().line("Active area: " + active.orElse("none"));
            suggestion.ifPresent(line -> context.out().line("Suggestion: " + line));
            AreaDetection.mismatchNote(context, active).ifPresent(context.out()::line);
            if (!context.workspace().configuration().areas().autoDetect()) {
                context.out().line("Note: [areas] auto_detect is off.");
            }
        }
        return ExitCode.DONE;
    }

    private static void json(JsonWriter writer, AreaDetection detection, Optional<String> active,
            Optional<String> suggestion) {
        writer.beginObject().key("cwd").text(detection.workspace().cwd());
        writer.key("git_remote").text(detection.workspace().gitRemote());
        writer.key("detected_area").text(detection.area().orElse(null));
        writer.key("reason").text(detection.match().map(AreaRules.Match::reason).orElse(null));
        writer.key("active_area").text(active.orElse(null));
        writer.key("suggested_command").text(suggestion.orElse(null));
        writer.endObject();
    }
}
