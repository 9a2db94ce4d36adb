package toktrail.cli.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import toktrail.environment.Environment;
import toktrail.usage.Names;

/**
 * What git says about a directory. No git, no repository, or an answer that takes too long: nothing.
 *
 * @param environment whose variables git sees
 * @param directory   the directory
 */
public record GitDirectory(Environment environment, Path directory) {

    private static final int LIMIT_SECONDS = 5;

    /** The top of the repository's working tree. */
    public Optional<String> topLevel() {
        return ask("rev-parse", "--show-toplevel");
    }

    /** The address of the remote called origin. */
    Optional<String> remote() {
        return ask("config", "--get", "remote.origin.url");
    }

    private Optional<String> ask(String... words) {
        List<String> line = new ArrayList<>(List.of("git", "-C", directory.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            // the answer is one line, which the pipe holds until it is read
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.ofNullable(Names.trimmed(answer)) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
