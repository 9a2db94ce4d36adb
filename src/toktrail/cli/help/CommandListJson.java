package toktrail.cli.help;

import java.util.List;
import toktrail.args.CommandList;
import toktrail.cli.form.ReportJson;
import toktrail.json.JsonWriter;

/** The list of commands as JSON, for programs that want to know them: editors, wrappers, completion of other shells. */
final class CommandListJson {

    private CommandListJson() { }

    static void write(JsonWriter writer, List<CommandList.Entry> commands) {
        writer.beginObject().key("commands").beginArray();
        commands.forEach(command -> command(writer, command));
        writer.endArray().endObject();
    }

    private static void command(JsonWriter writer, CommandList.Entry command) {
        writer.beginObject();
        ReportJson.texts(writer.key("command"), command.words());
        ReportJson.texts(writer.key("aliases"), command.aliases());
        writer.key("summary").text(command.summary());
        writer.key("usage").text(command.usage());
        writer.key("runs").bool(command.runs());
        writer.key("options").beginArray();
        command.options().forEach(option -> option(writer, option));
        writer.endArray().key("arguments").beginArray();
        command.arguments().forEach(argument -> argument(writer, argument));
        writer.endArray().endObject();
    }

    private static void option(JsonWriter writer, CommandList.OptionEntry option) {
        writer.beginObject();
        ReportJson.texts(writer.key("names"), option.names());
        writer.key("value").text(option.value());
        ReportJson.texts(writer.key("choices"), option.choices());
        writer.key("default").text(option.standard());
        writer.key("environment").text(option.variable());
        writer.key("repeatable").bool(option.repeatable());
        writer.key("help").text(option.help()).endObject();
    }

    private static void argument(JsonWriter writer, CommandList.ArgumentEntry argument) {
        writer.beginObject();
        writer.key("label").text(argument.label());
        writer.key("required").bool(argument.required());
        writer.key("repeated").bool(argument.repeated());
        ReportJson.texts(writer.key("choices"), argument.choices());
        writer.key("help").text(argument.help()).endObject();
    }
}
