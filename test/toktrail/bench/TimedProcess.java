package toktrail.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process as a user would start it.
 *
 * @param line program and arguments
 */
record TimedProcess(List<String> line) {

    private static final int POLL_MILLIS = 5;
    private static final File NOTHING = new File("/dev/null");

    /**
     * One run.
     *
     * @param seconds       from start to end
     * @param peakKilobytes greatest resident memory, 0 where the system does not tell
     */
    record Run(double seconds, long peakKilobytes) { }

    /** A program beside this one, in a Java process of its own. */
    static TimedProcess java(String mainClass, String... arguments) {
        return of(List.of(java(), "-cp", System.getProperty("java.class.path"), mainClass), List.of(arguments));
    }

    /** The jar, without any options of Java. */
    static TimedProcess jar(String... arguments) {
        return of(List.of(java(), "-jar", "build/toktrail.jar"), List.of(arguments));
    }

    /** An installed program. */
    static TimedProcess program(String file, List<String> arguments) {
        return of(List.of(file), arguments);
    }

    /** By the name that the installed program's archive was made for: another would be started without it. */
    private static String java() {
        return System.getProperty("toktrail.java");
    }

    private static TimedProcess of(List<String> program, List<String> arguments) {
        List<String> all = new ArrayList<>(program);
        all.addAll(arguments);
        return new TimedProcess(all);
    }

    /** Runs it with this home and throws its output away. */
    Run run(Path home) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder(home).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(process.exitValue() == 0);
        return new Run(seconds, peak);
    }

    /** Runs it and gives what it prints. */
    String output(Path home) throws IOException, InterruptedException {
        Process process = builder(home).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        require(process.waitFor() == 0);
        return text;
    }

    private ProcessBuilder builder(Path home) {
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (NOTHING.exists()) {
            builder.redirectInput(NOTHING);
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("TOKTRAIL_") || name.startsWith("XDG_"));
        builder.environment().put("TOKTRAIL_JAVA", java());
        builder.environment().put("HOME", home.toString());
        return builder;
    }

    private void require(boolean success) {
        if (!success) {
            throw new IllegalStateException("failed: " + String.join(" ", line));
        }
    }

    private static long peakKilobytes(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException ended) {
            // The process has ended since it was asked, or the system has no such file.
            return 0;
        }
        return 0;
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
