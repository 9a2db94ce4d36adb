package toktrail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads every byte below a directory into reused buffers with all processors: the time an import takes at least. */
public final class ReadAllMain {

    private ReadAllMain() { }

    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        ThreadLocal<ByteBuffer> buffers = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 20));
        files.parallelStream().forEach(file -> {
            try (FileChannel channel = FileChannel.open(file)) {
                ByteBuffer buffer = buffers.get();
                while (channel.read(buffer.clear()) >= 0) {
                    continue;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
