package toktrail.cli.copilot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import toktrail.cli.frame.Command;
import toktrail.environment.Environment;
import toktrail.error.ExitCode;
import toktrail.error.FileTrouble;

/**
 * Another program that has our streams while it runs. Ctrl-C is for it, not for us.
 *
 * @param words     the program and its arguments
 * @param variables what is set for it beside our own variables
 */
record ChildProgram(List<String> words, Map<String, String> variables) {

    /** Statuses of shells: there is no such program, or the file cannot be run. */
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    ChildProgram {
        words = List.copyOf(words);
        variables = Map.copyOf(variables);
    }

    /**
     * Runs the program to its end.
     *
     * @return its status, 128 and the number of the signal that ended it, or the status of a shell if it cannot start,
     *         which is told on standard error
     */
    ExitCode run(Environment environment) {
        environment.streams().out().flush();
        environment.streams().err().flush();
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO()
                .directory(environment.workingDirectory().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        builder.environment().putAll(variables);
        try {
            return ExitCode.ofChild(builder.start().waitFor());
        } catch (IOException e) {
            boolean exists = exists(environment);
            environment.streams().err().line(exists ? "Cannot run " + words.get(0) + ": " + FileTrouble.reason(e)
                    : "Command not found: " + words.get(0));
            return new ExitCode(exists ? NOT_EXECUTABLE : NOT_FOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private boolean exists(Environment environment) {
        String name = words.get(0);
        if (name.isEmpty()) {
            return false;
        }
        if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
            return Files.exists(environment.workingDirectory().resolve(name));
        }
        return Stream.of(environment.variable("PATH").orElse("").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(name)).anyMatch(Files::exists);
    }
}
