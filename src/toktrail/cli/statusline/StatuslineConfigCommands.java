package toktrail.cli.statusline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toktrail.args.CommandSpec;
import toktrail.args.Positional;
import toktrail.cli.form.ReportJson;
import toktrail.cli.frame.Command;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.GlobalOptions;
import toktrail.cli.frame.Group;
import toktrail.cli.frame.Workspace;
import toktrail.config.StatuslineEditor;
import toktrail.config.choice.StatusElement;
import toktrail.config.file.ResolvedPath;
import toktrail.config.key.StatuslineSetting;
import toktrail.config.setting.Statusline;
import toktrail.error.ExitCode;
import toktrail.json.JsonWriter;

/** {@code toktrail statusline config …}: what stands in {@code [statusline]}. */
final class StatuslineConfigCommands {

    private static final int LABEL_WIDTH = 15;
    private static final String ANY_HARNESS = "auto";

    private StatuslineConfigCommands() { }

    static Group group() {
        return Group.of("config", "Show or change what the line is made of.", new ShowCommand(), new SetCommand());
    }

    /** {@code config show}. */
    private static final class ShowCommand implements Command {

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("show", "Show the settings of the line.").withOptions(GlobalOptions.JSON)
                    .withExample("toktrail statusline config show", "the settings in force");
        }

        @Override
        public ExitCode run(CommandContext context) {
            Workspace workspace = context.workspace();
            ResolvedPath file = workspace.configReading().locations().config();
            Statusline settings = workspace.configuration().statusline();
            int windows = workspace.configuration().contextWindows().size();
            if (context.json()) {
                context.printJson(writer -> json(writer, file, settings, windows));
                return ExitCode.DONE;
            }
            row(context, "config path:", file.path().toString());
            row(context, "config exists:", file.exists() ? "yes" : "no");
            row(context, "default harness:", settings.selection().harness().orElse(ANY_HARNESS));
            row(context, "basis:", settings.selection().basis().word());
            row(context, "refresh:", settings.selection().refresh().word());
            row(context, "session:", settings.selection().session().word());
            row(context, "max width:", Integer.toString(settings.look().maxWidth()));
            row(context, "stale after:", Integer.toString(settings.cache().staleAfterSecs()));
            row(context, "elements:", String.join(", ", words(settings)));
            row(context, "context windows:", Integer.toString(windows));
            return ExitCode.DONE;
        }

        private static void row(CommandContext context, String label, String value) {
            context.out().line(label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length())) + value);
        }

        private static List<String> words(Statusline settings) {
            return settings.elements().stream().map(StatusElement::word).toList();
        }

        private static void json(JsonWriter writer, ResolvedPath file, Statusline settings, int windows) {
            writer.beginObject().key("config_path").text(file.path().toString());
            writer.key("config_exists").bool(file.exists());
            writer.key("statusline").beginObject();
            writer.key("default_harness").text(settings.selection().harness().orElse(ANY_HARNESS));
            writer.key("basis").text(settings.selection().basis().word());
            writer.key("refresh").text(settings.selection().refresh().word());
            writer.key("session").text(settings.selection().session().word());
            writer.key("max_width").number(settings.look().maxWidth());
            writer.key("show_emojis").bool(settings.look().showEmojis());
            writer.key("color").text(settings.look().color().word());
            writer.key("empty").text(settings.look().empty().word());
            writer.key("active_session_window_minutes").number(settings.selection().activeWindowMinutes());
            ReportJson.texts(writer.key("elements"), words(settings));
            writer.key("cache").beginObject();
            writer.key("output_cache_secs").number(settings.cache().outputCacheSecs());
            writer.key("min_refresh_interval_secs").number(settings.cache().minRefreshIntervalSecs());
            writer.key("stale_after_secs").number(settings.cache().staleAfterSecs());
            writer.key("serve_stale_secs").number(settings.cache().serveStaleSecs()).endObject();
            writer.key("thresholds").beginObject();
            levels(writer, "quota", settings.thresholds().quota());
            levels(writer, "burn", settings.thresholds().burn());
            levels(writer, "context", settings.thresholds().context());
            writer.endObject().key("model_labels").beginObject();
            for (Map.Entry<String, String> label : settings.modelLabels().entrySet()) {
                writer.key(label.getKey()).text(label.getValue());
            }
            writer.endObject().endObject();
            writer.key("context_windows").number(windows).endObject();
        }

        private static void levels(JsonWriter writer, String name, Statusline.Levels levels) {
            writer.key(name + "_warning_percent").number(levels.warning());
            writer.key(name + "_danger_percent").number(levels.danger());
        }
    }

    /** {@code config set}. */
    private static final class SetCommand implements Command {

        private static final Positional KEY = Positional.one("KEY", "What to set, such as max-width or elements.");
        private static final Positional VALUE = Positional.one("VALUE", "Its value.");

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("set", "Change a setting of the line in config.toml.")
                    .withDescription("Keys: " + String.join(", ",
                            StatuslineSetting.ALL.stream().map(StatuslineSetting::name).toList())
                            + ". Comments and everything else in the file stay as they are.")
                    .withPositionals(KEY, VALUE)
                    .withExample("toktrail statusline config set elements model,cost,quota,context",
                            "what the line shows, in this order")
                    .withExample("toktrail statusline config set max-width 80", "how wide it may be");
        }

        @Override
        public ExitCode run(CommandContext context) {
            Workspace workspace = context.workspace();
            StatuslineSetting setting = StatuslineSetting.named(context.invocation().text(KEY).orElseThrow());
            StatuslineEditor editor = new StatuslineEditor(workspace.configReader(), workspace.locationOptions(),
                    workspace.tools().names());
            Path file = editor.set(setting, context.invocation().text(VALUE).orElseThrow());
            context.out().line("Updated statusline config: " + file);
            return ExitCode.DONE;
        }
    }
}
