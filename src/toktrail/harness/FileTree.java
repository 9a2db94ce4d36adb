package toktrail.harness;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import toktrail.error.FileTrouble;

/** Walks a root of a tool: recursively, hidden names included, symbolic links followed once. */
public final class FileTree {

    private FileTree() { }

    /**
     * Lists the regular files below {@code root}, or the root itself if it is a file.
     *
     * @param wanted    which files; asked with the absolute path
     * @param entered   which directories below the root are gone into
     * @throws IOException if the root itself cannot be read
     */
    public static SourceListing list(Path root, Predicate<Path> wanted, Predicate<Path> entered) throws IOException {
        BasicFileAttributes top = Files.readAttributes(root, BasicFileAttributes.class);
        if (!top.isDirectory()) {
            return new SourceListing(List.of(new SourceFile(root, root, FileAttributes.of(top))), List.of(), List.of());
        }
        List<SourceFile> files = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(root) || entered.test(directory)
                        ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && wanted.test(file)) {
                    files.add(new SourceFile(file, root, FileAttributes.of(attributes)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(root)) {
                    throw failure;
                }
                // A loop was followed once already; a file that vanished meanwhile, or a dangling link, is no trouble.
                if (!(failure instanceof FileSystemLoopException) && !(failure instanceof NoSuchFileException)) {
                    warnings.add("cannot read " + SourceFile.slashed(file) + ": " + FileTrouble.reason(failure));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                if (failure != null) {
                    warnings.add("cannot list " + SourceFile.slashed(directory) + ": " + FileTrouble.reason(failure));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new SourceListing(files, List.of(), warnings);
    }
}
