package toktrail.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code DemoMain DIRECTORY JAR}: copies the sample home to the directory, imports it with the program as a user would
 * start it, and shows reports. Nothing outside the directory is touched.
 */
public final class DemoMain {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("refresh"),
            List.of("usage", "summary"),
            List.of("usage", "summary", "--harness", "codex", "--since", "2026-05-01", "--sort", "tokens", "--rich"),
            List.of("sources"));

    private DemoMain() { }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Path home = SampleHome.copyTo(Path.of(args[0]).toAbsolutePath().resolve("home"));
        // What a new user sees: no configuration.
        Scratch.deleteTree(home.resolve(".config"));
        for (List<String> command : COMMANDS) {
            System.out.println("\n$ toktrail " + String.join(" ", command));
            int status = run(home, Path.of(args[1]).toAbsolutePath(), command);
            if (status != 0) {
                System.exit(status);
            }
        }
        System.out.println("\nThe sample home and its ledger are in " + home.getParent() + ".");
    }

    private static int run(Path home, Path jar, List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).inheritIO().directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TOKTRAIL_") || name.startsWith("XDG_")
                || name.startsWith("CLAUDE_") || name.startsWith("CODEX_") || name.startsWith("OPENCODE_"));
        environment.put("HOME", home.toString());
        return builder.start().waitFor();
    }
}
