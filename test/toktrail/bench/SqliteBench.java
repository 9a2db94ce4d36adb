package toktrail.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import toktrail.sqlite.BulkInsert;
import toktrail.sqlite.Database;
import toktrail.sqlite.NativeLibrary;
import toktrail.sqlite.SqlStatement;
import toktrail.sqlite.TransactionMode;
import toktrail.sqlite.WriteSettings;

/**
 * Rows per CPU second for several group sizes, taken in turns after a warm-up, and the time to open an empty database.
 *
 * <p>{@code SqliteBench insert DIRECTORY ROWS} or, in a fresh JVM each time,
 * {@code SqliteBench open DIRECTORY manager|direct|cached}: prints the milliseconds from before the first class of the
 * driver to the first answer.
 */
public final class SqliteBench {

    private static final int COLUMNS = 20;
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 2;

    private SqliteBench() { }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        if (args[0].equals("insert")) {
            insert(directory, Integer.parseInt(args[2]));
        } else {
            open(directory, args[2]);
        }
    }

    private static void insert(Path directory, int rows) throws IOException {
        int[] groups = {1, 8, 32, 64, 128, 256};
        double[][] rates = new double[groups.length][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < groups.length; i++) {
                double rate = rows / seconds(directory, rows, groups[i]);
                if (round >= 0) {
                    rates[i][round] = rate;
                }
            }
        }
        for (int i = 0; i < groups.length; i++) {
            Arrays.sort(rates[i]);
            System.out.printf(Locale.ROOT, "%4d rows per statement: %,10.0f rows per CPU second (%,.0f to %,.0f)%n",
                    groups[i], rates[i][ROUNDS / 2], rates[i][0], rates[i][ROUNDS - 1]);
        }
    }

    /** CPU time of this thread, which other programs disturb less than the clock. */
    private static double seconds(Path directory, int rows, int group) throws IOException {
        Path file = directory.resolve("insert.db");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add("c" + i);
        }
        try (Database database = Database.openForWriting(file, WriteSettings.bulk())) {
            database.execute("CREATE TABLE t (" + String.join(",", columns) + ", PRIMARY KEY (c0)) WITHOUT ROWID");
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            database.inTransaction(TransactionMode.IMMEDIATE, () -> {
                try (BulkInsert insert = database.bulkInsert("t", columns, "", group)) {
                    for (int row = 0; row < rows; row++) {
                        put(insert, row);
                    }
                    insert.flush();
                }
            });
            return (threads.getCurrentThreadCpuTime() - start) / 1e9;
        } finally {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        }
    }

    private static void put(BulkInsert insert, int row) {
        for (int column = 0; column < COLUMNS - 2; column++) {
            insert.putLong((long) row * (column + 1));
        }
        insert.putText("message-" + row).putNull().endRow();
    }

    private static void open(Path directory, String way) throws Exception {
        Path file = directory.resolve("open.db");
        long start = System.nanoTime();
        if (way.equals("manager")) {
            try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.prepareStatement("PRAGMA user_version");
                    var answer = statement.executeQuery()) {
                answer.next();
            }
        } else {
            String origin = way.equals("cached") ? " " + NativeLibrary.prepare(directory.resolve("native")) : "";
            double prepared = (System.nanoTime() - start) / 1e6;
            try (Database database = Database.openForReading(existing(file))) {
                database.query("PRAGMA user_version", SqlStatement.Binder.NONE, row -> row.longValue(1));
            }
            way += origin + String.format(Locale.ROOT, " (library %.1f)", prepared);
        }
        System.out.printf(Locale.ROOT, "%s %.1f ms%n", way, (System.nanoTime() - start) / 1e6);
    }

    private static Path existing(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, Collections.emptyList());
        }
        return file;
    }
}
