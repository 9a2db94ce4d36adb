package toktrail;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import toktrail.cli.Program;
import toktrail.environment.Environment;
import toktrail.environment.Host;
import toktrail.environment.Interruption;
import toktrail.environment.Output;
import toktrail.environment.Streams;
import toktrail.error.ExitCode;
import toktrail.error.UserException;
import toktrail.statusline.WarmLine;
import toktrail.terminal.SystemTerminal;

/** The program: wires the outside world to the commands and turns their outcome into a process status. */
public final class Main {

    /** What Java says of a user without an entry in the system's list. */
    private static final String UNKNOWN_HOME = "?";

    /** Set by {@code make-archive}: several command lines in one process tell Java what to prepare for all of them. */
    private static final String REHEARSAL = "toktrail.rehearsal";
    private static final String THEN = "--then";

    private Main() { }

    /** Runs one command line and ends the process with its status. */
    public static void main(String[] args) {
        Map<String, String> variables = System.getenv();
        InputStream in = new FileInputStream(FileDescriptor.in);
        if (System.getProperty(REHEARSAL) != null) {
            System.exit(Start.rehearse(args, variables, in));
        }
        if (WarmLine.isAskedFor(args)) {
            WarmLine line = new WarmLine(args, variables, System.getProperty("user.dir"));
            if (line.print(in, new FileOutputStream(FileDescriptor.out), System.currentTimeMillis())) {
                return;
            }
            in = line.rest(in);
        }
        System.exit(Start.run(args, variables, in));
    }

    /** Every start but the answer to a prompt, for which none of the classes named in here is loaded. */
    private static final class Start {

        /**
         * Which tables of names and forms of languages Java looks at. Nothing here depends on a language, yet the
         * SQLite driver asks for a date format when it connects: that would read the lists of all languages, a tenth of
         * the time of a short report.
         */
        private static final String LOCALE_DATA = "java.locale.providers";
        private static final String ROOT_ONLY = "FALLBACK";
        private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

        static int run(String[] args, Map<String, String> variables, InputStream in) {
            System.setProperty(LOCALE_DATA, ROOT_ONLY);
            ProcessEnd end = new ProcessEnd();
            Environment environment;
            try {
                environment = environment(variables, in, end);
            } catch (InvalidPathException notInThisLocale) {
                return failed("The locale cannot express the path " + notInThisLocale.getInput()
                        + ". Set LC_ALL=C.UTF-8 or another UTF-8 locale.");
            } catch (UserException homeless) {
                return failed(homeless.getMessage());
            }
            int status = Program.run(environment, List.of(args)).status();
            end.ready(status);
            return status;
        }

        /** Runs command lines, which {@link #THEN} separates, up to the first that fails; gives its status. */
        static int rehearse(String[] args, Map<String, String> variables, InputStream in) {
            int from = 0;
            for (int to = 0; to <= args.length; to++) {
                if (to < args.length && !args[to].equals(THEN)) {
                    continue;
                }
                String[] words = Arrays.copyOfRange(args, from, to);
                from = to + 1;
                boolean answered = WarmLine.isAskedFor(words)
                        && new WarmLine(words, variables, System.getProperty("user.dir"))
                        .print(in, new FileOutputStream(FileDescriptor.out), System.currentTimeMillis());
                int status = answered ? 0 : run(words, variables, in);
                if (status != 0) {
                    return status;
                }
            }
            return 0;
        }

        /** Ends the process before there is an environment that could report. */
        private static int failed(String message) {
            try (Output err = new Output(new FileOutputStream(FileDescriptor.err))) {
                err.line(message);
            }
            return ExitCode.FAILED.status();
        }

        private static Environment environment(
                Map<String, String> variables, InputStream in, Interruption interruption) {
            boolean windows = System.getProperty("os.name", "").startsWith("Windows");
            Path workingDirectory = Path.of(System.getProperty("user.dir")).toAbsolutePath();
            Host host = new Host(hostName(variables), windows);
            Streams streams = new Streams(in,
                    new Output(new FileOutputStream(FileDescriptor.out)),
                    new Output(new FileOutputStream(FileDescriptor.err)));
            return new Environment(variables, home(variables, windows, workingDirectory), workingDirectory,
                    new LocalClock(), host, streams, new SystemTerminal(host), interruption);
        }

        private static Path home(Map<String, String> variables, boolean windows, Path workingDirectory) {
            String home = variables.getOrDefault("HOME", "");
            if (home.isEmpty() && windows) {
                home = variables.getOrDefault("USERPROFILE", "");
            }
            if (home.isEmpty()) {
                home = System.getProperty("user.home", UNKNOWN_HOME);
            }
            if (home.isEmpty() || home.equals(UNKNOWN_HOME)) {
                throw UserException.failed("The home directory is unknown. Set HOME.");
            }
            return workingDirectory.resolve(home).normalize();
        }

        /** The host name from what is at hand; a name service is never asked. */
        private static String hostName(Map<String, String> variables) {
            for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
                String name = variables.getOrDefault(variable, "");
                if (!name.isEmpty()) {
                    return name;
                }
            }
            for (Path file : new Path[] {LINUX_HOST_NAME, Path.of("/etc/hostname")}) {
                try {
                    return Files.readString(file, StandardCharsets.UTF_8).strip();
                } catch (IOException absent) {
                    // Not this kind of system; the next source is asked.
                    continue;
                }
            }
            return "";
        }
    }

    /** The time in the zone of the system, which is looked up when first asked for: it takes 10 ms. */
    private static final class LocalClock extends Clock {

        private final Clock time = Clock.systemUTC();

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return time.withZone(zone);
        }

        @Override
        public long millis() {
            return time.millis();
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    }

    /**
     * Ctrl-C as the JVM tells it: by running this thread while the program goes on. It is registered only for a command
     * that takes the interruption, and then ends the process with that command's status.
     */
    private static final class ProcessEnd extends Thread implements Interruption {

        private final CountDownLatch requested = new CountDownLatch(1);
        private final CountDownLatch ready = new CountDownLatch(1);
        private volatile long patienceSeconds;
        private volatile int status;

        @Override
        public void take(Duration patience) {
            patienceSeconds = patience.getSeconds();
            try {
                Runtime.getRuntime().addShutdownHook(this);
            } catch (IllegalStateException ending) {
                requested.countDown();
            }
        }

        @Override
        public boolean isRequested() {
            return requested.getCount() == 0;
        }

        @Override
        public boolean await(Duration time) throws InterruptedException {
            return requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** The program is through; also the shutdown that follows begins with {@link #run}. */
        void ready(int programStatus) {
            status = programStatus;
            ready.countDown();
        }

        @Override
        public void run() {
            if (ready.getCount() == 0) {
                return;
            }
            requested.countDown();
            try {
                if (ready.await(patienceSeconds, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(status);
                }
            } catch (InterruptedException impatient) {
                // Nobody has this thread but the JVM, which is about to end anyway.
                Thread.currentThread().interrupt();
            }
        }
    }
}
