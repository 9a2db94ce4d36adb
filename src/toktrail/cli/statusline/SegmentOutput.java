package toktrail.cli.statusline;

import java.util.Optional;
import java.util.Set;
import toktrail.cli.frame.CommandContext;
import toktrail.cli.frame.UsageOptions;
import toktrail.cli.refresh.RefreshDetails;
import toktrail.config.setting.Statusline;
import toktrail.environment.Environment;
import toktrail.environment.TerminalFacts;
import toktrail.environment.TerminalFacts.Stream;
import toktrail.importer.ImportReport;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.report.segment.SegmentQuery.Part;
import toktrail.statusline.Renewal;
import toktrail.statusline.SegmentChoice;
import toktrail.text.ColourChoice;
import toktrail.text.Style;

/** Prints a segment as text or JSON, and keeps it for the next prompt. */
final class SegmentOutput {

    private final CommandContext context;
    private final SegmentMaker maker;
    private final SegmentMaker.Asked asked;

    SegmentOutput(CommandContext context, SegmentMaker maker, SegmentMaker.Asked asked) {
        this.context = context;
        this.maker = maker;
        this.asked = asked;
    }

    /** Prints it where nothing is kept. */
    void print() {
        print(true, Optional.empty());
    }

    /**
     * Prints it.
     *
     * @param unkept  whether nothing is kept
     * @param renewed where the line is shown, for a process that makes it anew
     */
    void print(boolean unkept, Optional<String> renewed) {
        boolean terminal = renewed.map(Renewal.word(true)::equals)
                .orElseGet(() -> context.environment().terminal().isTerminal(Stream.OUT));
        Optional<SegmentStore> store = unkept || context.invocation().flag(UsageOptions.REFRESH_DETAILS)
                ? Optional.empty() : SegmentStore.of(context, asked, terminal);
        try {
            Optional<ImportReport> imported = maker.refresh(asked);
            store.ifPresent(SegmentStore::begin);
            Set<Part> parts = context.json() ? StatuslineCommand.partsOfJson(asked.settings())
                    : SegmentChoice.parts(asked.settings());
            SegmentMaker.Made made = maker.make(asked, parts, imported);
            String text = text(made, style(asked.settings(), terminal));
            RefreshDetails details = new RefreshDetails(context, imported);
            if (context.json()) {
                details.printJson(writer -> json(writer, made, SegmentJson.Origin.MISS));
            } else {
                details.printImport();
                context.out().print(text);
            }
            store.ifPresent(place -> place.keep(context.json() ? kept(made) : text));
        } finally {
            if (renewed.isPresent()) {
                store.ifPresent(SegmentStore::finish);
            }
        }
    }

    private static String text(SegmentMaker.Made made, Style style) {
        String line = made.line().render(style);
        return line.isEmpty() ? "" : line + "\n";
    }

    private String kept(SegmentMaker.Made made) {
        StringBuilder text = new StringBuilder();
        JsonWriter writer = new JsonWriter(text::append, JsonStyle.PRETTY);
        json(writer, made, SegmentJson.Origin.HIT);
        writer.finish();
        return text.append('\n').toString();
    }

    private void json(JsonWriter writer, SegmentMaker.Made made, SegmentJson.Origin origin) {
        SegmentJson.write(writer, made.report(), made.line().render(Style.plain()),
                asked.settings().selection().basis(), origin);
    }

    /** The colours of a line on a terminal, or elsewhere. */
    private Style style(Statusline settings, boolean terminal) {
        Environment real = context.environment();
        TerminalFacts facts = new TerminalFacts() {
            @Override
            public boolean isTerminal(Stream stream) {
                return terminal;
            }

            @Override
            public int columns() {
                return 0;
            }
        };
        Environment shown = new Environment(real.variables(), real.home(), real.workingDirectory(), real.clock(),
                real.host(), real.streams(), facts);
        return Style.of(ColourChoice.valueOf(settings.look().color().name()), shown, Stream.OUT);
    }
}
