package toktrail.cli.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toktrail.config.setting.Imports;
import toktrail.environment.Environment;
import toktrail.error.UserException;
import toktrail.harness.Harness;
import toktrail.importer.ImportRequest.Source;

/** Which harnesses are imported, and from where: an option, the configuration, or the harness's own places. */
public final class Sources {

    private final Environment environment;
    private final Workspace workspace;
    private final Imports imports;

    Sources(Environment environment, Workspace workspace) {
        this.environment = environment;
        this.workspace = workspace;
        imports = workspace.configuration().imports();
    }

    /** The harness a person named. */
    public Harness harness(String name) {
        return workspace.tools().find(name).orElseThrow(() -> UserException.failed("Unsupported harness: " + name));
    }

    /** The named harnesses, or all configured ones in their order, each with its roots. */
    public List<Source> of(List<String> names) {
        List<String> wanted = names.isEmpty() ? imports.harnesses() : names;
        List<Source> sources = new ArrayList<>();
        for (String name : wanted) {
            Harness harness = harness(name);
            if (sources.stream().noneMatch(source -> source.harness() == harness)) {
                sources.add(new Source(harness, roots(harness), false));
            }
        }
        return sources;
    }

    /** One harness with the path a person typed. */
    public Source explicit(Harness harness, String typed) {
        return new Source(harness, List.of(environment.resolve(typed)), true);
    }

    /** Configured roots; else those of the default places that are not missing, or the first of them if none does. */
    public List<Path> roots(Harness harness) {
        List<Path> all = places(harness);
        if (isConfigured(harness)) {
            return all;
        }
        List<Path> existing = all.stream().filter(root -> !Files.notExists(root)).toList();
        return existing.isEmpty() && !all.isEmpty() ? all.subList(0, 1) : existing;
    }

    /** Configured roots; else all default places, also those that do not exist. */
    public List<Path> places(Harness harness) {
        return isConfigured(harness) ? imports.sources().get(harness.info().id())
                : harness.defaultRoots(environment);
    }

    /** Whether the roots of the harness were configured by the user. */
    public boolean isConfigured(Harness harness) {
        return imports.sources().containsKey(harness.info().id());
    }
}
