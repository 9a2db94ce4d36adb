package toktrail.harness.opencode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

/**
 * Another program that has a database open: runs a script, says {@code ready}, waits for a line, runs a second script,
 * and ends.
 */
final class WriterProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private WriterProgram(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it and waits until the first script has run. */
    static WriterProgram start(Path database, String first, String second) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), WriterProgram.class.getName(), database.toString(),
                first, second)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        WriterProgram program = new WriterProgram(process);
        if (!"ready".equals(program.out.readLine())) {
            program.close();
            throw new IOException("the writer did not start");
        }
        return program;
    }

    /** Lets it run the second script and waits for its end. */
    void finish() throws Exception {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (process.waitFor() != 0) {
            throw new IOException("the writer failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The program. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(args[1]);
            System.out.println("ready");
            System.in.read();
            statement.executeUpdate(args[2]);
        }
    }
}
