package toktrail.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An exclusive lock on a file, between processes and between the threads of this one. The operating system gives it
 * back when the process ends, however it ends. The file stays: removing it would let two processes lock two files of
 * one name.
 *
 * <p>On a file system without locks only the threads of this process are kept apart.
 */
public final class ProcessLock implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    /**
     * The files locked by this process. Static state, because the locks belong to the process as well: POSIX drops them
     * when the process closes <em>any</em> channel to the file, so a second thread must not even open it.
     */
    private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Object key;
    private final FileChannel channel;
    private final boolean acrossProcesses;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private ProcessLock(Path file, Object key, FileChannel channel, boolean acrossProcesses) {
        this.file = file;
        this.key = key;
        this.channel = channel;
        this.acrossProcesses = acrossProcesses;
    }

    /**
     * Waits for the lock on {@code file}, which is made with mode 0600, and its parents with 0700, if it is missing.
     *
     * @param wait how long; zero tries once
     * @return the lock, to be closed by the caller, from any thread; absent if another holds it all the time, or the
     *         thread is interrupted while waiting (it stays interrupted)
     * @throws DatabaseException if the file cannot be made or opened
     */
    public static Optional<ProcessLock> acquire(Path file, Duration wait) {
        try {
            OwnerOnly.createFile(file);
            Object key = key(file);
            long start = System.nanoTime();
            while (true) {
                Optional<ProcessLock> lock = attempt(file, key);
                long left = wait.toMillis() - (System.nanoTime() - start) / 1_000_000;
                if (lock.isPresent() || left <= 0) {
                    return lock;
                }
                Thread.sleep(Math.min(POLL_MILLIS, left));
            }
        } catch (IOException e) {
            throw DatabaseException.of(e, file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The same for every path of the file. */
    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key != null ? key : file.toRealPath();
    }

    private static Optional<ProcessLock> attempt(Path file, Object key) throws IOException {
        if (!HELD.add(key)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            Optional<Boolean> acrossProcesses = lock(channel);
            locked = acrossProcesses.isPresent();
            FileChannel ours = channel;
            return acrossProcesses.map(across -> new ProcessLock(file, key, ours, across));
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(key);
            }
        }
    }

    /** Absent if another process has the lock; false where there are no locks. */
    private static Optional<Boolean> lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock == null ? Optional.empty() : Optional.of(true);
        } catch (IOException e) {
            // no locks on this file system: go on without, as the class says
            return Optional.of(false);
        }
    }

    /** Whether other processes are kept out as well. */
    public boolean acrossProcesses() {
        return acrossProcesses;
    }

    /** Gives the lock back. May be repeated. */
    @Override
    public void close() {
        if (!open.getAndSet(false)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // the lock is gone with the descriptor even when closing reports an error
            throw DatabaseException.of(e, file);
        } finally {
            HELD.remove(key);
        }
    }
}
