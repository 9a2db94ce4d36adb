package toktrail.harness;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file that may hold usage.
 *
 * @param path       absolute path, symbolic links not resolved
 * @param root       the root it was found below, or the path itself if that was the root
 * @param attributes size, time and identity when it was listed
 */
public record SourceFile(Path path, Path root, FileAttributes attributes) {

    /** File order of a scan: by base name, then by path, in code units. */
    public static final Comparator<SourceFile> FILE_ORDER = new FileOrder();

    private static final class FileOrder implements Comparator<SourceFile> {

        @Override
        public int compare(SourceFile a, SourceFile b) {
            int order = a.baseName().compareTo(b.baseName());
            return order != 0 ? order : a.name().compareTo(b.name());
        }
    }

    /** A file with what it is sorted by, which is not cheap. */
    private record Named(String baseName, String name, SourceFile file) implements Comparable<Named> {

        @Override
        public int compareTo(Named other) {
            int order = baseName.compareTo(other.baseName);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /** What the platform shows for bytes that the locale cannot express. */
    private static final char UNKNOWN = '\uFFFD';

    /** The files in {@link #FILE_ORDER}: quicker than sorting by it, which asks for names at each comparison. */
    public static List<SourceFile> sorted(Collection<SourceFile> files) {
        Named[] named = new Named[files.size()];
        int count = 0;
        for (SourceFile file : files) {
            named[count++] = new Named(file.baseName(), file.name(), file);
        }
        Arrays.sort(named);
        List<SourceFile> sorted = new ArrayList<>(named.length);
        for (Named file : named) {
            sorted.add(file.file());
        }
        return sorted;
    }

    /** From the path alone, which is quicker than the derived code of a record. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile that && path.equals(that.path) && root.equals(that.root)
                && attributes.equals(that.attributes);
    }

    /** The path with {@code /} as separator: the form in keys and in the ledger. */
    public String name() {
        return slashed(path);
    }

    /** The last segment of the path. */
    public String baseName() {
        String name = name();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether the locale can express the path: else there is no {@link File} for it. */
    public static boolean isExpressible(Path path) {
        return path.toString().indexOf(UNKNOWN) < 0;
    }

    /**
     * The path with another name, made of its own.
     *
     * @param change takes and gives a name of which all but ASCII may be escaped as in a URI: that is how a name gets
     *               through which the locale cannot express
     */
    public static Path renamed(Path path, UnaryOperator<String> change) {
        Path name = path.getFileName();
        if (isExpressible(name)) {
            return path.resolveSibling(change.apply(name.toString()));
        }
        String uri = path.toUri().toString();
        int from = uri.lastIndexOf('/') + 1;
        return Path.of(URI.create(uri.substring(0, from) + change.apply(uri.substring(from))));
    }

    /** What two paths of the same file have in common: device and inode, or where there are none the path. */
    public String identity() {
        return attributes.fileKey().isEmpty() ? name() : attributes.fileKey();
    }

    /**
     * Any path with {@code /} as separator. On systems where names are bytes these are read as UTF-8 whatever the
     * locale says, so that a file has one name and no two files have the same; what is no UTF-8 is spelled as in a URI.
     */
    public static String slashed(Path path) {
        String text = path.toString();
        if (File.separatorChar != '/') {
            return text.replace(File.separatorChar, '/');
        }
        if (isExpressible(path) || !path.isAbsolute()) {
            return text;
        }
        String escaped = path.toUri().getRawPath();
        // The URI of a directory says that it is one.
        return ofBytes(escaped.endsWith("/") ? escaped.substring(0, escaped.length() - 1) : escaped);
    }

    private static String ofBytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < escaped.length()) {
            boolean isEscape = escaped.charAt(i) == '%';
            bytes.write(isEscape ? Integer.parseInt(escaped, i + 1, i + 3, 16) : escaped.charAt(i));
            i += isEscape ? 3 : 1;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException notText) {
            return escaped;
        }
    }
}
