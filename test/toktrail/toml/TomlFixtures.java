package toktrail.toml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import toktrail.testing.Check;
import toktrail.testing.Scratch;

/** The documents of {@code fixtures/toml}. */
final class TomlFixtures {

    private TomlFixtures() { }

    /** One document. */
    record Fixture(String name, byte[] bytes, Path path) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        TomlTable parsed() {
            return TomlParser.parse(text(), name);
        }
    }

    static List<Fixture> valid() {
        return documents("toml/valid");
    }

    static List<Fixture> invalid() {
        return documents("toml/invalid");
    }

    private static List<Fixture> documents(String directory) {
        try (Stream<Path> files = Files.list(Scratch.fixture(directory))) {
            List<Fixture> found = files.filter(file -> file.toString().endsWith(".toml")).sorted()
                    .map(TomlFixtures::read).toList();
            Check.that(directory + " is not empty", !found.isEmpty());
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            return new Fixture(file.getFileName().toString(), Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
