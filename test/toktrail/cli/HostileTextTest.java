package toktrail.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import toktrail.cli.CommandHome.Outcome;
import toktrail.error.ExitCode;
import toktrail.json.Json;
import toktrail.json.JsonStyle;
import toktrail.json.JsonText;
import toktrail.ledger.Ledger;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.importing.Storing;
import toktrail.ledger.run.RunChoice;
import toktrail.ledger.run.RunScope;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.SessionFacts;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Names, titles and paths in files of others reach no terminal with what could steer it. */
public final class HostileTextTest {

    /** Clears a screen, sets a title, begins lines and rows, turns the direction of writing, hides between letters. */
    private static final String EVIL = "a\u001b[2Jb\u001b]0;title\u0007c\nd\re\tf\u009b31mg\u202eh\u200bi\u2066j\ufeffk"
            + "\nFORGED\u0000l\u007fm\b\b\u0085n\u2028o\ud800p";
    private static final Instant TIME = Instant.parse("2026-05-06T10:00:00Z");

    private static final List<String> TEXTS = List.of("", "usage summary --split-thinking", "usage today",
            "usage daily --breakdown", "usage daily --instances", "usage weekly --compact", "usage sessions",
            "usage sessions --breakdown", "usage sessions --table", "usage monthly",
            "usage sessions --table --breakdown", "usage sessions --compact", "usage runs", "usage machines",
            "usage areas", "area list", "area list --verbose", "area sessions work", "area status", "run list --all",
            "run status 1", "daily --breakdown --by-agent", "daily --instances", "daily", "daily --breakdown",
            "daily --compact", "weekly", "monthly --by-agent", "models", "models --merge", "models --compact",
            "blocks --all", "blocks --all --compact", "blocks --active", "analyze cache", "analyze cache --last",
            "sources sessions", "sources list", "run list", "area status", "machine list", "prices explain --last",
            "statusline", "statusline --session latest", "stats", "explain", "explain --total", "explain --verify",
            "subscriptions", "budget", "doctor", "sources", "sources skipped", "prices list --used-only",
            "prices list --missing-only", "machine list", "machine status", "export --format csv", "config show",
            "usage summary --model x\u001b[2J", "usage summary --area x\u001b[2J", "area archive x\u001b[2J",
            "run status x\u001b[2J", "nonsense\u001b[2J",
            "statusline --no-cache --harness x\u001b[2J", "statusline --json --harness x\u001b[2J",
            "statusline test", "import-history hostile.json", "import-history no\u001b[2J.json",
            "sync import hostile.zip", "sync import no\u001b[2J.zip");

    private static final List<String> DOCUMENTS = List.of("usage summary --json", "usage sessions --json",
            "usage daily --breakdown --json", "daily --json", "models --json", "graph", "blocks --all --json",
            "stats --json", "explain --json", "run list --json", "area list --json", "doctor --json");

    private static final EventRules RULES = new EventRules() {
        @Override
        public UpdatePolicy policy() {
            return UpdatePolicy.FILE;
        }

        @Override
        public String globalKey(SessionRef session, String dedupKey) {
            return session.harness() + ":" + dedupKey;
        }
    };

    private HostileTextTest() { }

    public static void tests(Suite s) {
        s.test("no report passes on controls, hidden characters or directions", scratch -> {
            CommandHome home = hostile(scratch);
            for (String line : TEXTS) {
                for (String form : List.of("", " --rich", " --color always")) {
                    Outcome outcome = home.run(line + form);
                    boolean known = !outcome.err().contains("No such option");
                    if (known) {
                        clean(line + form, outcome.out(), form.contains("always"), line.startsWith("export"));
                        clean(line + form, outcome.err(), form.contains("always"), false);
                        boolean folds = form.contains("rich");
                        (outcome.out() + outcome.err()).lines().forEach(row -> Check.that(line + form + ": " + row,
                                folds || !row.stripLeading().startsWith("FORGED")));
                    }
                }
            }
        });
        s.test("JSON is one document of printable characters", scratch -> {
            CommandHome home = hostile(scratch);
            for (String line : DOCUMENTS) {
                Outcome outcome = home.run(line);
                Check.equal(line + outcome.err(), ExitCode.DONE, outcome.code());
                String text = outcome.out();
                Json.parse(text);
                clean(line, text, false, false);
                text.chars().forEach(c -> Check.that(line, c == '\n' || c >= 0x20 && c < 0x7f));
            }
        });
    }

    /** Colours are the program's own; lines of CSV may end in a carriage return. */
    private static void clean(String line, String text, boolean coloured, boolean csv) {
        String shown = coloured ? text.replaceAll("\u001b\\[[0-9;]*m", "") : text;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            boolean bad = c < 0x20 && c != '\n' && !(csv && c == '\r') || c >= 0x7f && c < 0xa0
                    || c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069
                    || c == 0xfeff;
            Check.that(line + ": U+" + Integer.toHexString(c) + " in "
                    + shown.substring(Math.max(0, i - 60), Math.min(shown.length(), i + 20)), !bad);
        }
    }

    private static CommandHome hostile(Scratch scratch) throws Exception {
        CommandHome home = new CommandHome(scratch, FakeHarness.of("claude", "Claude Code"));
        home.world().now(TIME.plusSeconds(600));
        Files.createDirectories(home.ledger().getParent());
        LedgerSettings settings = LedgerSettings.of(home.environment().clock(), ZoneOffset.UTC);
        try (Ledger ledger = Ledger.open(home.ledger(), settings)) {
            ledger.runs().start(EVIL, 0, RunScope.ALL, 1);
            try (Importing importing = ledger.importing(Samples.QUICK)) {
                SessionRef session = new SessionRef("claude", "s" + EVIL);
                importing.session(new SessionFacts(session, "t" + EVIL,
                        new SessionFacts.Workspace("/w/" + EVIL, "/w/" + EVIL, "git@" + EVIL, "b" + EVIL), null, null,
                        null, List.of("/f" + EVIL)));
                Amount amount = Amount.of(new Tokens(1, 2, 3, 4, 5, 6), BigDecimal.ONE);
                Storing.event(importing, new UsageEvent(session,
                        CallKind.of("p" + EVIL, "m" + EVIL, "l" + EVIL, "g" + EVIL), TIME.toEpochMilli(), null, amount,
                        SourcePosition.file("/f" + EVIL), new EventKeys("k" + EVIL, null, "d" + EVIL, null,
                                "h" + EVIL, null), null, null), RULES, List.of());
                Storing.event(importing, new UsageEvent(new SessionRef("x" + EVIL, "other"),
                        CallKind.of("p", "m", null, null), TIME.toEpochMilli(), null, amount,
                        SourcePosition.file("/f"), new EventKeys("k", null, "d", null, "h", null), null, null), RULES,
                        List.of());
                importing.link(RunChoice.ACTIVE);
                importing.finish();
            }
        }
        home.run("area create work --name x\u202ey").out();
        home.runWords("area", "assign", "work", "--last");
        Check.equal("imported", ExitCode.DONE, home.run("usage summary --no-refresh").code());
        Check.equal("calls", 2L, home.messages());
        home.run("sync export --out hostile.zip").done();
        String model = Json.write(new JsonText("m" + EVIL), JsonStyle.SPACED);
        home.with("hostile.json", "{\"cli\": \"claude-code\", \"summaries\": [{\"date\": \"2026-05-01\","
                + " \"models\": {" + model + ": {\"input_tokens\": 1, \"output_tokens\": 2, \"count\": 1}}}]}");
        return home;
    }
}
