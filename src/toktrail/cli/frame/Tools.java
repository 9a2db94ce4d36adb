package toktrail.cli.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import toktrail.config.key.SupportedHarness;
import toktrail.environment.Environment;
import toktrail.harness.Harness;
import toktrail.harness.KeyRules;
import toktrail.usage.EventRules;
import toktrail.usage.Names;
import toktrail.usage.UpdatePolicy;

/** The coding tools that this program can import. */
public final class Tools {

    private final Environment environment;
    private final List<Harness> harnesses;

    /** @param harnesses in the order of the registry */
    Tools(Environment environment, List<Harness> harnesses) {
        this.environment = environment;
        this.harnesses = List.copyOf(harnesses);
    }

    /** All of them, in the order of the registry. */
    public List<Harness> all() {
        return harnesses;
    }

    /** The tool with this id after normalisation. */
    public Optional<Harness> find(String name) {
        for (Harness harness : harnesses) {
            if (Names.same(harness.info().id(), name)) {
                return Optional.of(harness);
            }
        }
        return Optional.empty();
    }

    /** The rules of identity of a harness; of one that cannot be imported those that most have. */
    public EventRules eventRules(String id) {
        return find(id).map(Harness::rules)
                .orElseGet(() -> KeyRules.inSession(id, UpdatePolicy.IMMUTABLE));
    }

    /** Their ids, in the order of the registry. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Harness harness : harnesses) {
            names.add(harness.info().id());
        }
        return names;
    }

    /** Their ids, for looking up. */
    public Set<String> ids() {
        return Set.copyOf(names());
    }

    /** The harnesses as configuration knows them, with their default places in the {@code ~} form. */
    public List<SupportedHarness> supported() {
        return harnesses.stream().map(harness -> new SupportedHarness(harness.info().id(), homePaths(harness)))
                .toList();
    }

    private List<String> homePaths(Harness harness) {
        Environment plain = new Environment(Map.of(), environment.home(), environment.workingDirectory(),
                environment.clock(), environment.host(), environment.streams(), environment.terminal());
        return harness.defaultRoots(plain).stream()
                .filter(root -> root.startsWith(environment.home()))
                .map(root -> "~/" + environment.home().relativize(root).toString().replace('\\', '/')).toList();
    }
}
