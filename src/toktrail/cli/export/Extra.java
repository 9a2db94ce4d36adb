package toktrail.cli.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import toktrail.args.Invocation;
import toktrail.args.Option;

/** Columns that are there only if they are asked for, in their order behind the others. */
enum Extra {
    BILLING(Option.flag("--include-billing", "What else prices depend on: one-hour cache writes, web searches, service"
            + " tier, speed, geography.")),
    IDS(Option.flag("--include-ids", "Ids of sessions and calls as their tools wrote them.")),
    PATHS(Option.flag("--include-paths", "Folders, and where the record is: file, line, byte offset.")),
    TITLES(Option.flag("--include-titles", "Titles of sessions.")),
    RAW(Option.flag("--include-raw", "Records as they were stored with imports.include_raw_json."));

    private static final String GROUP = "Columns";

    private final Option option;

    Extra(Option option) {
        this.option = option.withGroup(GROUP);
    }

    /** The option that asks for them. */
    Option option() {
        return option;
    }

    static List<Option> options() {
        return List.of(values()).stream().map(Extra::option).toList();
    }

    /** Those that were asked for. */
    static Set<Extra> asked(Invocation line) {
        Set<Extra> asked = EnumSet.noneOf(Extra.class);
        for (Extra extra : values()) {
            if (line.flag(extra.option)) {
                asked.add(extra);
            }
        }
        return asked;
    }
}
