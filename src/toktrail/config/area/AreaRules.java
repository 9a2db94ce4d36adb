package toktrail.config.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.text.Glob;
import toktrail.usage.SessionFacts;

/**
 * The rules that say to which area work belongs, ready to be asked.
 *
 * <p>A rule holds if one of its patterns of directories fits the working directory, the source directory or the top of
 * the repository, asked in this order; else if one of its patterns of remotes fits the repository's remote. The rule
 * with the highest priority wins, of several the one that stands last in the file.
 *
 * <p>Before they are compared, patterns and directories get {@code /} for {@code \}, the home for a leading {@code ~},
 * and lose a {@code /} at their end. A pattern that ends in {@code /**} also means the directory before it. On Windows
 * case does not count.
 */
public final class AreaRules {

    /**
     * A rule that holds.
     *
     * @param area   path of the area as written, a valid one
     * @param reason which pattern fitted what, the pattern as written
     */
    public record Match(String area, String reason) {

        public Match {
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A pattern as written, and what it means. */
    private record Pattern(String written, List<Glob> globs) {

        boolean matches(String text) {
            return globs.stream().anyMatch(glob -> glob.matches(text));
        }
    }

    private record Prepared(String area, long priority, List<Pattern> directories, List<Pattern> remotes) { }

    private static final String ALL_BELOW = "/**";

    private final String home;
    private final boolean windows;
    private final List<Prepared> rules = new ArrayList<>();

    /** Rules in the order of the file, for the home and platform of this world. */
    public AreaRules(List<AreaRule> rules, Environment environment) {
        windows = environment.host().windows();
        home = slashed(environment.home().toString());
        for (AreaRule rule : rules) {
            this.rules.add(new Prepared(rule.area(), rule.priority(),
                    rule.cwdGlobs().stream().map(this::prepare).toList(),
                    rule.gitRemotes().stream().map(this::prepare).toList()));
        }
    }

    /** Whether there is no rule. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * The best rule for a piece of work.
     *
     * @param workspace where it is done; every part may be null
     * @param sourceDir directory its session is shown under, null if unknown
     */
    public Optional<Match> find(SessionFacts.Workspace workspace, String sourceDir) {
        List<String> directories = new ArrayList<>();
        for (String directory : Arrays.asList(workspace.cwd(), sourceDir, workspace.gitRoot())) {
            if (directory != null) {
                directories.add(plain(directory));
            }
        }
        Optional<Match> best = Optional.empty();
        long bestPriority = Long.MIN_VALUE;
        for (Prepared rule : rules) {
            if (rule.priority() >= bestPriority) {
                Optional<Match> match = match(rule, directories, workspace.gitRemote());
                if (match.isPresent()) {
                    best = match;
                    bestPriority = rule.priority();
                }
            }
        }
        return best;
    }

    private Optional<Match> match(Prepared rule, List<String> directories, String remote) {
        for (String directory : directories) {
            for (Pattern pattern : rule.directories()) {
                if (pattern.matches(directory)) {
                    return Optional.of(new Match(rule.area(), "cwd matched " + pattern.written()));
                }
            }
        }
        if (remote != null) {
            String plain = plain(remote);
            for (Pattern pattern : rule.remotes()) {
                if (pattern.matches(plain)) {
                    return Optional.of(new Match(rule.area(), "git remote matched " + pattern.written()));
                }
            }
        }
        return Optional.empty();
    }

    private Pattern prepare(String written) {
        String plain = plain(written);
        List<Glob> globs = new ArrayList<>(List.of(new Glob(plain)));
        if (plain.endsWith(ALL_BELOW)) {
            globs.add(new Glob(plain.substring(0, plain.length() - ALL_BELOW.length())));
        }
        return new Pattern(written, globs);
    }

    private String plain(String text) {
        String slashed = slashed(text);
        if (slashed.equals("~") || slashed.startsWith("~/")) {
            slashed = home + slashed.substring(1);
        }
        int end = slashed.length();
        while (end > 0 && slashed.charAt(end - 1) == '/') {
            end--;
        }
        String plain = slashed.substring(0, end);
        return windows ? plain.toLowerCase(Locale.ROOT) : plain;
    }

    private static String slashed(String text) {
        return text.replace('\\', '/');
    }
}
