package toktrail.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import toktrail.archive.TarWriter;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.sqlite.WriteSettings;
import toktrail.testing.Scratch;
import toktrail.testing.VectorReader;

/** Archives made of the vectors. */
final class SyncFixture {

    static final String MACHINE = "4f1c2a9be0d34c6f8a7b5e3d2c1b0a99";
    static final String DATABASE = "toktrail-state.sqlite";
    static final String MANIFEST = "manifest.json";
    private static final long SECONDS = 1_777_890_000;

    private SyncFixture() { }

    /** A database made of {@code schema.sql} and {@code rows.sql}, with the mark of a write-ahead log if wanted. */
    static Path database(Path file, String vector, String journal) throws IOException {
        Path folder = Scratch.fixture("sync").resolve(vector);
        Files.deleteIfExists(file);
        try (Database database = Database.openForWriting(file, WriteSettings.bulk())) {
            database.execute("PRAGMA journal_mode=" + journal);
            String schema = Files.readString(folder.resolve("schema.sql"));
            String rows = Files.readString(folder.resolve("rows.sql"));
            database.inTransaction(TransactionMode.IMMEDIATE, () -> {
                database.execute(schema);
                database.execute(rows);
            });
        }
        return file;
    }

    /** Changes a database that is not in use. */
    static void change(Path file, String script) {
        try (Database database = Database.openForWriting(file, WriteSettings.bulk())) {
            database.execute("PRAGMA journal_mode=DELETE; PRAGMA foreign_keys=OFF;");
            database.execute(script);
        }
    }

    /** The manifest of a vector for a database. */
    static String manifest(String vector, Path database) throws IOException {
        return Files.readString(Scratch.fixture("sync").resolve(vector).resolve(MANIFEST))
                .replace("@VERSION@", "1.0.0")
                .replace("@SHA256:toktrail-state.sqlite@", ArchiveWriter.checksum(database));
    }

    /** The archive of a vector. */
    static Path archive(Path folder, String vector) throws IOException {
        Path database = database(folder.resolve(DATABASE), vector, "DELETE");
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(MANIFEST, manifest(vector, database).getBytes(StandardCharsets.UTF_8));
        members.put(DATABASE, Files.readAllBytes(database));
        return pack(folder.resolve(vector + ".tar.gz"), members);
    }

    /** Packs members in their order. */
    static Path pack(Path target, Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        TarWriter writer = new TarWriter(tar, SECONDS);
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            writer.begin(member.getKey(), member.getValue().length);
            writer.content(member.getValue(), 0, member.getValue().length);
        }
        writer.finish();
        return gzip(target, tar.toByteArray());
    }

    /** Packs a tar stream. */
    static Path gzip(Path target, byte[] tar) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            out.write(tar);
        }
        return target;
    }

    /** An archive of the rows of a tree of text files. */
    static Path archiveOfTree(Path folder, String tree) throws IOException {
        Path database = databaseOfTree(folder.resolve(DATABASE), tree);
        Map<String, Object> manifest = VectorReader.object(
                VectorReader.read(Scratch.fixture("sync").resolve(tree).resolve("manifest.json")));
        String text = "{\"format\":\"toktrail.sync-archive.v1\",\"exported_at_ms\":" + manifest.get("exported_at_ms")
                + ",\"schema_version\":14,\"machine_id\":\"" + manifest.get("machine_id") + "\",\"machine_name\":\""
                + manifest.get("machine_name") + "\",\"contains\":{\"state_db\":\"" + DATABASE
                + "\",\"config\":null},\"counts\":{},\"sha256\":{\"" + DATABASE + "\":\""
                + ArchiveWriter.checksum(database) + "\"}}";
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(MANIFEST, text.getBytes(StandardCharsets.UTF_8));
        members.put(DATABASE, Files.readAllBytes(database));
        return pack(folder.resolve("tree.tar.gz"), members);
    }

    /** A database of the rows of a tree of text files: the keys of each record are columns. */
    static Path databaseOfTree(Path file, String tree) throws IOException {
        Path state = Scratch.fixture("sync").resolve(tree);
        Files.deleteIfExists(file);
        try (Database database = Database.openForWriting(file, WriteSettings.bulk());
                Stream<Path> paths = Files.walk(state)) {
            database.execute("PRAGMA journal_mode=DELETE; PRAGMA foreign_keys=OFF;"
                    + Files.readString(Scratch.fixture("sync/archive-canonical/schema.sql")));
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                if (path.getFileName().toString().equals("manifest.json")) {
                    continue;
                }
                String table = state.relativize(path).getName(0).toString().replace('-', '_');
                for (String line : Files.readAllLines(path)) {
                    Map<String, Object> record = VectorReader.object(VectorReader.parse(line));
                    if (record.containsKey("record")) {
                        insert(database, table, VectorReader.object(record.get("record")));
                    } else if (!record.containsKey("format")) {
                        insert(database, table, record);
                    }
                }
            }
        }
        return file;
    }

    private static void insert(Database database, String table, Map<String, Object> record) {
        Map<String, Object> sorted = new TreeMap<>(record);
        List<String> names = new ArrayList<>(sorted.keySet());
        String marks = String.join(", ", names.stream().map(name -> "?").toList());
        database.update("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")",
                s -> {
                    for (int i = 0; i < names.size(); i++) {
                        bind(s, i + 1, sorted.get(names.get(i)));
                    }
                });
    }

    private static void bind(SqlStatement statement, int parameter, Object value) {
        if (value instanceof Long number) {
            statement.bindLong(parameter, number);
        } else {
            statement.bindNullableText(parameter, (String) value);
        }
    }
}
