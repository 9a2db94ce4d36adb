package toktrail.config.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a configuration file is looked for, and why there.
 *
 * @param kind   which file
 * @param path   absolute path; need not exist
 * @param origin what decided
 */
public record ResolvedPath(FileKind kind, Path path, PathOrigin origin) {

    public ResolvedPath {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(origin, "origin");
    }

    /** Whether the user named this very file, so that a missing one is worth a warning. */
    public boolean named() {
        return origin == PathOrigin.OPTION || origin == PathOrigin.VARIABLE;
    }

    /** Whether anything is at the path. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** The origin in a message: {@code from --prices}, {@code from TOKTRAIL_PRICES}. */
    public String source() {
        return switch (origin) {
            case OPTION -> "from " + kind.option();
            case VARIABLE -> "from " + kind.variable();
            case TRACKED -> "from [sync.git] repo and track";
            case BESIDE_CONFIG -> "beside the file from --config";
            case DEFAULT -> "the default path";
        };
    }
}
