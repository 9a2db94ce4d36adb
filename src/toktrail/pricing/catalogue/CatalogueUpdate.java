package toktrail.pricing.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import toktrail.config.price.GeneratedRows;
import toktrail.config.price.PriceDocument;
import toktrail.config.price.PriceKind;
import toktrail.config.price.PriceRow;
import toktrail.environment.Environment;
import toktrail.error.UserException;

/**
 * The files that a catalogue changes, one for each provider. Nothing is written before all of them are known.
 *
 * @param files what becomes of each file, by name
 */
public record CatalogueUpdate(List<FileUpdate> files) {

    /** What files that an update wrote say about themselves. */
    static final String GENERATOR = "toktrail prices update";

    /**
     * What becomes of one file.
     *
     * @param path     the file
     * @param provider the normalised provider
     * @param document what it will hold
     * @param merge    what that changes
     * @param differs  whether the text of the file will be another one
     */
    public record FileUpdate(Path path, String provider, PriceDocument document, GeneratedRows merge, boolean differs) {
        public FileUpdate {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(merge, "merge");
        }
    }

    /** What to do with files that the program did not make. */
    public enum ForeignFiles { REFUSED, CHANGED }

    public CatalogueUpdate {
        files = List.copyOf(files);
    }

    /**
     * Plans an update. Rows of the same model and tier are replaced, others kept.
     *
     * @param directory where the files are
     * @param table     the table that the rows go to
     * @param reading   the rows
     * @param source    the name of the catalogue, for the files
     * @param foreign   what to do with files of others
     * @throws UserException if a file cannot be read, or is a foreign one and refused
     */
    public static CatalogueUpdate plan(Environment environment, Path directory, PriceKind table,
            CatalogueReading reading, String source, ForeignFiles foreign) {
        Map<String, List<PriceRow>> byProvider = new TreeMap<>();
        reading.rows().forEach(row -> byProvider.computeIfAbsent(row.providerKey(), name -> new ArrayList<>())
                .add(row));
        List<FileUpdate> files = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        byProvider.forEach((provider, rows) -> {
            Path path = directory.resolve(provider + ".toml");
            PriceDocument old = PriceDocument.read(environment, path);
            if (Files.exists(path) && !old.isGenerated() && foreign == ForeignFiles.REFUSED) {
                refused.add("Refusing to change " + path + ", which toktrail did not make; pass --force,"
                        + " or --prices-out with another folder.");
            }
            GeneratedRows merge = GeneratedRows.of(old.rows(table), rows);
            PriceDocument document = old.withRows(table, merge.rows()).withMetadata(Map.of(
                    PriceDocument.GENERATED_BY, GENERATOR, "provider", provider, "source", source,
                    "format", reading.format().label()));
            files.add(new FileUpdate(path, provider, document, merge,
                    !Files.exists(path) || !document.text().equals(old.text())));
        });
        if (!refused.isEmpty()) {
            throw UserException.failed(refused);
        }
        return new CatalogueUpdate(files);
    }

    /** What people should know of what gave way to new rows. */
    public List<String> warnings() {
        return files.stream().flatMap(file -> file.merge().warnings().stream()).toList();
    }

    /**
     * Writes the files that differ, each as a whole.
     *
     * @throws UserException if one cannot be written; those before it are written then
     */
    public void write() {
        files.stream().filter(FileUpdate::differs).forEach(file -> file.document().write(file.path()));
    }
}
