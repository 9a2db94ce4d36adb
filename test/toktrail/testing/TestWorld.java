package toktrail.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.environment.Interruption;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.environment.TerminalFacts;

/** An outside world for one command: a home, a fixed clock, captured streams. Mutable until {@link #environment()}. */
public final class TestWorld {

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-05-06T12:00:00Z");
    private ZoneId zone = ZoneId.of("UTC");
    private String in = "";
    private boolean terminal;
    private Interruption interruption = Interruption.NEVER;

    /** A world whose home and working directory is {@code home}. */
    public TestWorld(Path home) {
        this.home = home.toAbsolutePath();
    }

    public TestWorld variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public TestWorld now(Instant instant) {
        now = instant;
        return this;
    }

    public TestWorld zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    public TestWorld in(String text) {
        in = text;
        return this;
    }

    public TestWorld interruption(Interruption wish) {
        interruption = wish;
        return this;
    }

    /** All three streams are a terminal of 80 columns. */
    public TestWorld terminal() {
        terminal = true;
        return this;
    }

    /** The world as it stands; streams of earlier calls are emptied. */
    public Environment environment() {
        out.reset();
        err.reset();
        boolean isTerminal = terminal;
        TerminalFacts facts = new TerminalFacts() {
            @Override
            public boolean isTerminal(Stream stream) {
                return isTerminal;
            }

            @Override
            public int columns() {
                return isTerminal ? 80 : 0;
            }
        };
        Streams streams = new Streams(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new Output(out), new Output(err));
        return new Environment(variables, home, home, Clock.fixed(now, zone), new Host("testhost", false), streams,
                facts, interruption);
    }

    /** What was written and flushed to standard output since {@link #environment()}. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was written and flushed to standard error since {@link #environment()}. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
