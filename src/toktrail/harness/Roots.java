package toktrail.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import toktrail.environment.Environment;

/**
 * Where a tool keeps its data, from environment variables and defaults. All paths are absolute, without {@code .} and
 * {@code ..}, symbolic links not resolved; {@code ~} is the home directory.
 *
 * <p>There are two kinds of variables. One that <em>names</em> places holds a path or a list of them and stands for
 * itself: nothing else is looked at ({@link #named}). One that names a <em>base</em>, such as {@code XDG_DATA_HOME},
 * only moves a default, and only if there is something at the new place ({@link #based}).
 *
 * <p>Every harness says its places as a {@link RootChoice}: what the first variable names that names any, else the
 * defaults.
 */
public final class Roots {

    private Roots() { }

    /**
     * The places a variable names. If the whole value is the path of something that exists, that is the only one; else
     * the value is split at commas and each part is trimmed. Empty parts, and repeats, are dropped; parts that do not
     * exist are kept, so that a user can be told.
     *
     * @return the places in order; empty if the variable is unset, or holds nothing but commas and blanks
     */
    public static List<Path> named(Environment environment, String variable) {
        String value = environment.variable(variable).orElse("").strip();
        if (value.isEmpty()) {
            return List.of();
        }
        Optional<Path> whole = path(environment, value);
        if (whole.isPresent() && Files.exists(whole.get())) {
            return List.of(whole.get());
        }
        List<Path> places = new ArrayList<>();
        for (String part : value.split(",")) {
            if (!part.isBlank()) {
                path(environment, part.strip()).ifPresent(places::add);
            }
        }
        return distinct(places);
    }

    /**
     * The one place a variable names, relative to {@code base} unless it is absolute; absent if the variable is unset
     * or blank.
     */
    public static Optional<Path> single(Environment environment, String variable, Path base) {
        return environment.variable(variable).flatMap(value -> path(environment, value.strip(), base));
    }

    /**
     * The place {@code below} the base that a variable names, if something exists there; else the default.
     *
     * @param below    relative path, such as {@code opencode}
     * @param standard the default
     */
    public static Path based(Environment environment, String variable, String below, Path standard) {
        return environment.variable(variable).flatMap(base -> path(environment, base.strip()))
                .map(base -> base.resolve(below).normalize()).filter(Files::exists).orElse(standard.normalize());
    }

    /**
     * Those of several default places that exist, or of which that cannot be said, without repeats; the first one if
     * there is none.
     */
    public static List<Path> existing(List<Path> defaults) {
        List<Path> found = distinct(defaults.stream()
                .filter(place -> Files.exists(place) || refusal(place).isPresent()).toList());
        return found.isEmpty() ? List.of(defaults.get(0)) : found;
    }

    /** Why it cannot be said whether something is at the place, such as a folder above that may not be entered. */
    public static Optional<IOException> refusal(Path place) {
        try {
            Files.readAttributes(place, BasicFileAttributes.class);
            return Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            return isBelowFile(place) ? Optional.empty() : Optional.of(e);
        }
    }

    /** Whether a file stands where a folder above the place would be: another program's, so that nothing is there. */
    private static boolean isBelowFile(Path place) {
        for (Path above = place.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }

    /** The places without those that are, links resolved, the same as an earlier one. */
    public static List<Path> distinct(List<Path> places) {
        Set<Path> seen = new HashSet<>();
        return places.stream().filter(place -> seen.add(real(place))).toList();
    }

    private static Optional<Path> path(Environment environment, String typed) {
        return path(environment, typed, environment.workingDirectory());
    }

    /** The path a user typed; absent if the platform cannot form one of it, so that nothing can be there. */
    private static Optional<Path> path(Environment environment, String typed, Path base) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(environment.resolve(typed, base));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException missingOrUnreadable) {
            return place.toAbsolutePath().normalize();
        }
    }
}
