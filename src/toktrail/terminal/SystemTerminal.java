package toktrail.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import toktrail.environment.Host;
import toktrail.environment.TerminalFacts;

/**
 * The terminal of this process. Facts are found out when first asked for and kept. Never throws; safe for several
 * threads.
 *
 * <p>Cost: on Linux one {@code readlink} a stream; on other Unix systems a shell process a stream; {@link #columns()} a
 * {@code stty} process, and nothing when neither output is a terminal.
 */
public final class SystemTerminal implements TerminalFacts {

    private static final Path LINUX_DESCRIPTORS = Path.of("/proc/self/fd");
    private static final File CONTROLLING_TERMINAL = new File("/dev/tty");
    private static final long PATIENCE_MILLIS = 1000;

    private final boolean windows;
    private final Path descriptors;
    private final Map<Stream, Boolean> terminals = new EnumMap<>(Stream.class);
    private OptionalInt columns = OptionalInt.empty();

    /** The terminal of this process on this host. */
    public SystemTerminal(Host host) {
        this(host.windows(), LINUX_DESCRIPTORS);
    }

    /** With the directory of links to open files in a place of its own; where it is missing, a shell is asked. */
    SystemTerminal(boolean windows, Path descriptors) {
        this.windows = windows;
        this.descriptors = descriptors;
    }

    @Override
    public synchronized boolean isTerminal(Stream stream) {
        Boolean known = terminals.get(stream);
        if (known == null) {
            known = findTerminal(descriptor(stream));
            terminals.put(stream, known);
        }
        return known;
    }

    @Override
    public synchronized int columns() {
        if (columns.isEmpty()) {
            columns = OptionalInt.of(findColumns());
        }
        return columns.getAsInt();
    }

    private static int descriptor(Stream stream) {
        return switch (stream) {
            case IN -> 0;
            case OUT -> 1;
            case ERR -> 2;
        };
    }

    private boolean findTerminal(int descriptor) {
        if (windows) {
            return hasConsole();
        }
        return Files.isDirectory(descriptors) ? linksToTerminal(descriptor) : shellSaysTerminal(descriptor);
    }

    private boolean linksToTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor))).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // A closed stream has no link.
            return false;
        }
    }

    private static boolean shellSaysTerminal(int descriptor) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", "test -t " + descriptor).inheritIO().start();
            return endsWell(shell);
        } catch (IOException e) {
            // No shell, no answer.
            return false;
        }
    }

    /** All streams count as what the console is; Windows offers no test of a single one to pure Java. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From 22 on there is a console for pipes too, and a method to tell.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before 22 a console means a terminal.
            return true;
        }
    }

    private int findColumns() {
        if (windows || !isTerminal(Stream.OUT) && !isTerminal(Stream.ERR)) {
            return 0;
        }
        try {
            Process stty = new ProcessBuilder(List.of("stty", "size")).redirectInput(CONTROLLING_TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!endsWell(stty)) {
                return 0;
            }
            try (var output = stty.getInputStream()) {
                return secondNumber(new String(output.readAllBytes(), StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // No stty, or no controlling terminal.
            return 0;
        }
    }

    /** The columns in {@code rows columns}, 0 for anything else. */
    static int secondNumber(String size) {
        String[] words = size.strip().split(" ");
        return words.length == 2 ? LineWidth.positive(words[1]) : 0;
    }

    /** Whether the process ends with status 0 in time; it is gone afterwards either way. */
    private static boolean endsWell(Process process) {
        try {
            if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
