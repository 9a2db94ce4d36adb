package toktrail.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import toktrail.archive.TarReader;
import toktrail.archive.TarWriter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Archives as tar, Python and others pack them. */
public final class ContainerTest {

    private static final String VECTOR = "archive-release";

    private ContainerTest() { }

    public static void tests(Suite s) {
        s.test("pax headers before each member, as 0.2.0 writes them", scratch -> imports(scratch, tar(scratch,
                extended("././@PaxHeader", 'x', "28 mtime=1795316079.1501136\n"), new byte[1024])));
        s.test("a name and a size in a pax header win over the header's own", scratch -> {
            byte[] database = Files.readAllBytes(database(scratch));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(manifest(scratch));
            String size = Integer.toString(database.length);
            out.write(extended("x", 'x', record("path", SyncFixture.DATABASE) + record("size", size)));
            byte[] member = member("other", database);
            System.arraycopy("00000000000\0".getBytes(StandardCharsets.US_ASCII), 0, member, 124, 12);
            out.write(typed(member, '0'));
            out.write(new byte[1024]);
            imports(scratch, out.toByteArray());
        });
        s.test("a GNU long name, the global header and a leading ./", scratch -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(extended("pax_global_header", 'g', record("comment", "x")));
            out.write(manifest(scratch));
            out.write(extended("././@LongLink", 'L', "./" + SyncFixture.DATABASE + "\0"));
            out.write(member("toktrail-sta", Files.readAllBytes(database(scratch))));
            out.write(new byte[512]);
            imports(scratch, out.toByteArray());
        });
        s.test("a size in base 256", scratch -> {
            byte[] database = Files.readAllBytes(database(scratch));
            byte[] member = member(SyncFixture.DATABASE, database);
            Arrays.fill(member, 124, 136, (byte) 0);
            member[124] = (byte) 0x80;
            for (int i = 0; i < 4; i++) {
                member[135 - i] = (byte) (database.length >>> 8 * i);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(manifest(scratch));
            out.write(typed(member, '0'));
            out.write(new byte[10240]);
            imports(scratch, out.toByteArray());
        });
        s.test("a time of more than 11 octal digits is in base 256", scratch -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long seconds = 1L << 50;
            TarWriter writer = new TarWriter(out, seconds);
            writer.begin("x", 0);
            byte[] field = Arrays.copyOfRange(out.toByteArray(), 136, 148);
            Check.equal("mark", (byte) 0x80, field[0]);
            Check.equal("time", seconds, new BigInteger(1, Arrays.copyOfRange(field, 1, 12)).longValueExact());
        });
        s.test("a member is not taken for empty because its size is close to the largest number", scratch -> {
            byte[] member = member("x", new byte[0]);
            Arrays.fill(member, 124, 136, (byte) 0);
            member[124] = (byte) 0x80;
            Arrays.fill(member, 128, 136, (byte) 0xff);
            member[128] = 0x7f;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(typed(member, '0'));
            out.write(member("hidden", new byte[0]));
            out.write(new byte[1024]);
            TarReader reader = new TarReader(new ByteArrayInputStream(out.toByteArray()));
            Check.equal("size", Long.MAX_VALUE, reader.next().orElseThrow().size());
            Check.fails("the next one", EOFException.class, reader::next);
        });
        s.test("a name in the gzip header, and several gzip members", scratch -> {
            byte[] tar = tar(scratch, new byte[0], new byte[1024]);
            Path first = SyncFixture.gzip(scratch.directory().resolve("1"), Arrays.copyOf(tar, 700));
            Path second = SyncFixture.gzip(scratch.directory().resolve("2"), Arrays.copyOfRange(tar, 700, tar.length));
            byte[] head = Files.readAllBytes(first);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            head[3] = 8;
            out.write(head, 0, 10);
            out.write("state.tar\0".getBytes(StandardCharsets.US_ASCII));
            out.write(head, 10, head.length - 10);
            out.write(Files.readAllBytes(second));
            imported(scratch, Files.write(scratch.directory().resolve("a.tar.gz"), out.toByteArray()));
        });
        s.test("a database that says it has a write-ahead log", scratch -> {
            Path database = SyncFixture.database(scratch.directory().resolve(SyncFixture.DATABASE), VECTOR, "WAL");
            Check.that("no log is left", !Files.exists(Path.of(database + "-wal")));
            imports(scratch, tar(new byte[0], new byte[1024], database));
        });
    }

    private static Path database(Scratch scratch) throws IOException {
        return SyncFixture.database(scratch.directory().resolve(SyncFixture.DATABASE), VECTOR, "DELETE");
    }

    private static byte[] manifest(Scratch scratch) throws IOException {
        return manifest(database(scratch));
    }

    private static byte[] manifest(Path database) throws IOException {
        return member(SyncFixture.MANIFEST,
                SyncFixture.manifest(VECTOR, database).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] tar(Scratch scratch, byte[] before, byte[] end) throws IOException {
        return tar(before, end, database(scratch));
    }

    private static byte[] tar(byte[] before, byte[] end, Path database) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before);
        out.write(manifest(database));
        out.write(before);
        out.write(member(SyncFixture.DATABASE, Files.readAllBytes(database)));
        out.write(end);
        return out.toByteArray();
    }

    private static String record(String key, String value) {
        int length = key.length() + value.length() + 3;
        int whole = length + Integer.toString(length + 2).length();
        return whole + " " + key + "=" + value + "\n";
    }

    private static byte[] extended(String name, char type, String content) throws IOException {
        return typed(member(name, content.getBytes(StandardCharsets.UTF_8)), type);
    }

    private static byte[] member(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TarWriter writer = new TarWriter(out, 0);
        writer.begin(name, content.length);
        writer.content(content, 0, content.length);
        return out.toByteArray();
    }

    /** The same member as another kind of entry, with the right sum of its header. */
    static byte[] typed(byte[] member, char type) {
        member[156] = (byte) type;
        Arrays.fill(member, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += member[i] & 0xff;
        }
        byte[] text = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, member, 148, 8);
        return member;
    }

    private static void imports(Scratch scratch, byte[] tar) throws Exception {
        imported(scratch, SyncFixture.gzip(scratch.directory().resolve("a.tar.gz"), tar));
    }

    private static void imported(Scratch scratch, Path archive) throws Exception {
        SyncHome home = SyncHome.studio(scratch.directory().resolve("home"));
        Check.equal("events", 3L, home.imported(archive).get("usage_events_inserted"));
    }
}
