package toktrail.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import toktrail.environment.Environment;

/**
 * The places of a tool's data: what the first of several variables names that names any, else the defaults. Variables
 * are asked in the order of the calls.
 *
 * <pre>
 *   return RootChoice.in(environment).named("TOKTRAIL_X_PATH").named("X_HOME", home -&gt; home.resolve("logs"))
 *           .or(() -&gt; List.of(environment.home().resolve(".x/logs")));
 * </pre>
 */
public final class RootChoice {

    private final Environment environment;
    private List<Path> places = List.of();

    private RootChoice(Environment environment) {
        this.environment = environment;
    }

    /** A choice by the variables of this environment, none asked yet. */
    public static RootChoice in(Environment environment) {
        return new RootChoice(environment);
    }

    /** The places a variable names, see {@link Roots#named}. */
    public RootChoice named(String variable) {
        if (places.isEmpty()) {
            places = Roots.named(environment, variable);
        }
        return this;
    }

    /**
     * The places that belong to those a variable names, without repeats.
     *
     * @param place gives the place of the data for a place that is named, such as a directory below it
     */
    public RootChoice named(String variable, UnaryOperator<Path> place) {
        if (places.isEmpty()) {
            places = Roots.distinct(Roots.named(environment, variable).stream().map(place).toList());
        }
        return this;
    }

    /** The one place a variable names, relative to the working directory; commas are part of it. */
    public RootChoice single(String variable) {
        return single(variable, UnaryOperator.identity());
    }

    /**
     * The place that belongs to the one a variable names.
     *
     * @param place gives the place of the data for the one that is named
     */
    public RootChoice single(String variable, UnaryOperator<Path> place) {
        if (places.isEmpty()) {
            Optional<Path> named = Roots.single(environment, variable, environment.workingDirectory());
            places = named.map(place).map(List::of).orElse(List.of());
        }
        return this;
    }

    /** The places; {@code defaults} is asked only if no variable named any. */
    public List<Path> or(Supplier<List<Path>> defaults) {
        return places.isEmpty() ? defaults.get() : places;
    }
}
