package toktrail.sqlite;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Locks between threads and processes. */
public final class ProcessLockTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private ProcessLockTest() { }

    public static void tests(Suite s) {
        s.test("one at a time, again after closing, and the file stays", scratch -> {
            Path file = scratch.directory().resolve("a/x.lock");
            try (ProcessLock lock = ProcessLock.acquire(file, NOW).orElseThrow()) {
                Check.that("across processes", lock.acrossProcesses());
                Check.equal("mode", "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                Check.equal("second", Optional.empty(), ProcessLock.acquire(file, NOW));
                Path alias = Files.createSymbolicLink(scratch.directory().resolve("alias"), file);
                Check.equal("by another name", Optional.empty(), ProcessLock.acquire(alias, Duration.ofMillis(1)));
            }
            ProcessLock.acquire(file, NOW).orElseThrow().close();
            Check.that("file stays", Files.exists(file));
        });
        s.test("closing twice does not free another's lock", scratch -> {
            Path file = scratch.directory().resolve("x.lock");
            ProcessLock first = ProcessLock.acquire(file, NOW).orElseThrow();
            first.close();
            try (ProcessLock second = ProcessLock.acquire(file, NOW).orElseThrow()) {
                first.close();
                Check.equal("still held by " + second, Optional.empty(), ProcessLock.acquire(file, NOW));
            }
        });
        s.test("a thread waits for another thread", scratch -> {
            Path file = scratch.directory().resolve("x.lock");
            ProcessLock lock = ProcessLock.acquire(file, NOW).orElseThrow();
            CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> {
                Optional<ProcessLock> got = ProcessLock.acquire(file, LONG);
                got.ifPresent(ProcessLock::close);
                return got.isPresent();
            });
            Thread.sleep(30);
            Check.that("waits", !waiter.isDone());
            lock.close();
            Check.equal("then has it", true, waiter.get(20, TimeUnit.SECONDS));
        });
        s.test("an interrupted wait ends without the lock", scratch -> {
            Path file = scratch.directory().resolve("x.lock");
            try (ProcessLock lock = ProcessLock.acquire(file, NOW).orElseThrow()) {
                Thread.currentThread().interrupt();
                Check.equal("beside " + lock, Optional.empty(), ProcessLock.acquire(file, LONG));
                Check.that("flag is kept", Thread.interrupted());
            }
        });
        s.test("another process keeps us out, also after a failed attempt of ours, until it ends", scratch -> {
            Path file = scratch.directory().resolve("x.lock");
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Holder.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                Check.equal("the other has it", "true", out.readLine());
                Check.equal("first", Optional.empty(), ProcessLock.acquire(file, NOW));
                Check.equal("second", Optional.empty(), ProcessLock.acquire(file, NOW));
                process.destroyForcibly();
                ProcessLock ours = ProcessLock.acquire(file, LONG).orElseThrow();
                ours.close();
            } finally {
                process.destroyForcibly().waitFor();
            }
        });
        s.test("our lock keeps another process out, also while our threads try", scratch -> {
            Path file = scratch.directory().resolve("x.lock");
            try (ProcessLock lock = ProcessLock.acquire(file, NOW).orElseThrow()) {
                Check.equal("second thread beside " + lock, Optional.empty(), ProcessLock.acquire(file, NOW));
                Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        Holder.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                    Check.equal("the other has it", "false", out.readLine());
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
        });
    }

    /** Tries to lock the file, says whether it did, and holds the lock until it is killed. */
    public static final class Holder {

        private Holder() { }

        public static void main(String[] args) throws Exception {
            Optional<ProcessLock> lock = ProcessLock.acquire(Path.of(args[0]), NOW);
            System.out.println(lock.isPresent());
            if (lock.isPresent()) {
                Thread.sleep(LONG.toMillis());
            }
        }
    }
}
