package toktrail.environment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a command may know of the world outside its arguments.
 *
 * @param variables        environment variables; read them through {@link #variable}, which treats empty as unset
 * @param home             absolute home directory of the user
 * @param workingDirectory absolute directory that relative paths start from
 * @param clock            the current time; its zone is the default zone of reports
 * @param host             facts about the machine
 * @param streams          standard input, output and error
 * @param terminal         what the streams are connected to
 * @param interruption     the person's wish that the program ends
 */
public record Environment(
        Map<String, String> variables,
        Path home,
        Path workingDirectory,
        Clock clock,
        Host host,
        Streams streams,
        TerminalFacts terminal,
        Interruption interruption) {

    /** A world in which nobody interrupts. */
    public Environment(Map<String, String> variables, Path home, Path workingDirectory, Clock clock, Host host,
            Streams streams, TerminalFacts terminal) {
        this(variables, home, workingDirectory, clock, host, streams, terminal, Interruption.NEVER);
    }

    public Environment {
        variables = Map.copyOf(variables);
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(streams, "streams");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(interruption, "interruption");
        if (!home.isAbsolute() || !workingDirectory.isAbsolute()) {
            throw new IllegalArgumentException("relative directory: " + home + ", " + workingDirectory);
        }
    }

    /** The same at a moment that does not pass, in Unix milliseconds. */
    public Environment at(long nowMs) {
        return new Environment(variables, home, workingDirectory,
                Clock.fixed(Instant.ofEpochMilli(nowMs), clock.getZone()), host, streams, terminal, interruption);
    }

    /** The value of a variable, absent when it is unset or empty. */
    public Optional<String> variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Prints where a failure comes from on standard error, if {@code TOKTRAIL_DEBUG} is set. */
    public void trace(Throwable failure) {
        if (variable("TOKTRAIL_DEBUG").isPresent()) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            streams.err().print(text.toString());
        }
    }

    /**
     * A path as the user typed it in an option, a variable or a configuration file, made absolute: a leading {@code ~}
     * or {@code ~/} (on Windows also {@code ~\}) is {@link #home()}, anything else relative starts at
     * {@link #workingDirectory()}; {@code .} and {@code ..} are removed, links are not followed.
     *
     * @throws java.nio.file.InvalidPathException if the platform cannot form a path of the text
     */
    public Path resolve(String typed) {
        return resolve(typed, workingDirectory);
    }

    /** As {@link #resolve(String)}, with relative paths starting at {@code base}. */
    public Path resolve(String typed, Path base) {
        if (typed.equals("~")) {
            return home.normalize();
        }
        if (typed.startsWith("~/") || host.windows() && typed.startsWith("~\\")) {
            return home.resolve(typed.substring(2)).normalize();
        }
        return base.resolve(typed).normalize();
    }
}
