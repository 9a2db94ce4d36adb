package toktrail.args;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Programs of the system that a test asks for their opinion. */
public final class Commands {

    private static final int LIMIT_SECONDS = 60;

    private Commands() { }

    /** Skips the test, visibly, when the program is not installed. */
    public static void require(String program) {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return;
            }
        }
        throw new Suite.SkippedException("no " + program);
    }

    /** Both output streams together; fails unless the program ends well. */
    public static String run(Scratch scratch, List<String> command) throws IOException, InterruptedException {
        return run(scratch, command, Map.of());
    }

    /** As {@link #run(Scratch, List)} with further environment variables. */
    public static String run(Scratch scratch, List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path output = scratch.directory().resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.directory().toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("HOME", scratch.directory().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " does not end");
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Check.that(command.get(0) + " ends with " + process.exitValue() + ": " + text, process.exitValue() == 0);
        return text;
    }
}
