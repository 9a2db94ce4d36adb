package toktrail.importer.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.harness.Harness;
import toktrail.harness.SourceFile;
import toktrail.importer.ImportRequest.Source;
import toktrail.ledger.query.LedgerEvent;

/** The files that the sources of harnesses have now, listed when first asked for. Used by one thread. */
public final class SourceIndex {

    private final Environment environment;
    private final Function<String, Optional<Source>> sources;
    private final Map<String, Map<String, SourceFile>> files = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param sources the source of a harness by its id, absent for harnesses this program cannot read */
    public SourceIndex(Environment environment, Function<String, Optional<Source>> sources) {
        this.environment = Objects.requireNonNull(environment, "environment");
        this.sources = Objects.requireNonNull(sources, "sources");
    }

    /** The harness that reads the record of an event: the one that did, else that of its session. */
    Optional<Harness> harness(LedgerEvent event) {
        String importer = event.origin().importer();
        return sources.apply(importer == null ? event.event().session().harness() : importer).map(Source::harness);
    }

    /** What could not be listed so far, one sentence each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    Environment environment() {
        return environment;
    }

    /** All files of a harness, each once. */
    List<SourceFile> all(Harness harness) {
        List<SourceFile> all = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (SourceFile file : byName(harness).values()) {
            if (identities.add(file.identity())) {
                all.add(file);
            }
        }
        return all;
    }

    /** A file by its name; also one that lies outside the usual places, as an import of that path would read it. */
    Optional<SourceFile> file(Harness harness, String name) {
        SourceFile listed = byName(harness).get(name);
        if (listed != null) {
            return Optional.of(listed);
        }
        try {
            Path path = Path.of(name);
            return !Files.exists(path) ? Optional.empty() : harness.list(path, environment).files().stream()
                    .filter(file -> file.name().equals(name)).findFirst();
        } catch (IOException e) {
            warnings.add("cannot read " + name + ": " + FileTrouble.reason(e));
            return Optional.empty();
        } catch (UncheckedIOException e) {
            warnings.add("cannot read " + name + ": " + FileTrouble.reason(e.getCause()));
            return Optional.empty();
        }
    }

    private Map<String, SourceFile> byName(Harness harness) {
        return files.computeIfAbsent(harness.info().id(), id -> list(harness));
    }

    private Map<String, SourceFile> list(Harness harness) {
        Map<String, SourceFile> named = new LinkedHashMap<>();
        for (Path root : sources.apply(harness.info().id()).map(Source::roots).orElse(List.of())) {
            if (!Files.exists(root)) {
                continue;
            }
            try {
                harness.list(root, environment).files().forEach(file -> named.putIfAbsent(file.name(), file));
            } catch (IOException e) {
                warnings.add("cannot read " + SourceFile.slashed(root) + ": " + FileTrouble.reason(e));
            }
        }
        return named;
    }
}
