package toktrail.importer.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import toktrail.harness.Harness;
import toktrail.ledger.query.LedgerEvent;
import toktrail.usage.EventKeys;
import toktrail.usage.KeyHash;
import toktrail.usage.SourcePosition;

/**
 * Where the record of a stored event stands.
 *
 * @param kind    what its file is
 * @param at      file, line and byte offset; line and offset are {@link SourcePosition#NONE} where there are none
 * @param table   table of a database; absent if it is none, or unknown
 * @param rowId   id of the record in its database or document; absent if lines tell it
 * @param present whether the file is there
 */
public record RecordPlace(
        Kind kind, SourcePosition at, Optional<String> table, Optional<String> rowId, boolean present) {

    /** What a file is. */
    public enum Kind {
        /** Lines of records. */
        JSONL,
        /** A document that is read as a whole. */
        JSON,
        /** A database. */
        SQLITE,
        /** A file of another machine or ledger. */
        FOREIGN;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final byte[] DATABASE_HEAD = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Documents beyond this size are not searched for the place of a record. */
    private static final long LARGEST_DOCUMENT = 64L << 20;

    public RecordPlace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rowId, "rowId");
    }

    /**
     * The place of an event's record. In a document it is looked for by the ids of the call.
     *
     * @param harness that reads it; absent if none can
     */
    static RecordPlace of(LedgerEvent event, Optional<Harness> harness) {
        SourcePosition at = event.event().position();
        boolean present = at.file() != null && isThere(at.file());
        EventKeys keys = event.event().keys();
        Optional<String> rowId = Optional.ofNullable(keys.rowId()).filter(id -> !id.equals(at.rowId()));
        if (event.isForeign()) {
            return new RecordPlace(Kind.FOREIGN, at, Optional.empty(), rowId,
                    present && event.owner().machine().local());
        }
        if (at.line() != SourcePosition.NONE) {
            return new RecordPlace(Kind.JSONL, at, Optional.empty(), Optional.empty(), present);
        }
        if (isDatabase(at.file(), present, harness)) {
            return new RecordPlace(Kind.SQLITE, at, harness.flatMap(reader -> reader.table(keys)), rowId, present);
        }
        return new RecordPlace(Kind.JSON, present ? inDocument(at, keys) : at, Optional.empty(),
                rowId.or(() -> Optional.of(keys.dedupKey())), present);
    }

    /** Whether a stored path leads to something here; one that came from another machine may be no path here. */
    static boolean isThere(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isDatabase(String file, boolean present, Optional<Harness> harness) {
        if (present) {
            try (InputStream stream = Files.newInputStream(Path.of(file))) {
                return Arrays.equals(stream.readNBytes(DATABASE_HEAD.length), DATABASE_HEAD);
            } catch (IOException unreadable) {
                return file.endsWith(".db");
            }
        }
        return file.endsWith(".db") || harness.filter(reader -> !reader.info().fileBased()).isPresent();
    }

    private static SourcePosition inDocument(SourcePosition at, EventKeys keys) {
        Set<String> ids = new LinkedHashSet<>();
        if (keys.messageId() != null) {
            ids.add(keys.messageId());
        }
        ids.add(keys.dedupKey());
        ids.add(keys.dedupKey().substring(keys.dedupKey().lastIndexOf(':') + 1));
        try {
            Path path = Path.of(at.file());
            if (Files.size(path) > LARGEST_DOCUMENT) {
                return at;
            }
            // One char for each byte, so that indexes are offsets.
            String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
            for (String id : ids) {
                byte[] quoted = ('"' + id + '"').getBytes(StandardCharsets.UTF_8);
                int offset = text.indexOf(new String(quoted, StandardCharsets.ISO_8859_1));
                if (offset >= 0) {
                    long line = 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
                    return new SourcePosition(at.file(), line, offset);
                }
            }
            return at;
        } catch (IOException unreadable) {
            return at;
        }
    }

    /**
     * The match key of an event as text, as far as it follows from what is stored beside its hash.
     *
     * @param importer id of the harness that reads its file
     */
    static Optional<String> matchKey(LedgerEvent event, String importer) {
        if (event.matchHash() == null) {
            return Optional.empty();
        }
        EventKeys keys = event.event().keys();
        Set<String> candidates = new LinkedHashSet<>();
        if (keys.globalKey() != null) {
            candidates.add(keys.globalKey());
        }
        for (String harness : new String[] {event.event().session().harness(), importer}) {
            candidates.add(harness + ":" + keys.dedupKey());
            candidates.add(harness + ":" + event.event().session().sourceSessionId() + ":" + keys.dedupKey());
        }
        return candidates.stream().filter(key -> KeyHash.of(key) == event.matchHash()).findFirst();
    }
}
