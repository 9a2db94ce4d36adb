package toktrail.importer.records;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import toktrail.usage.UsageEvent;

/**
 * A record that tells of a stored event.
 *
 * @param record what it says and where it stands
 * @param reason why it does not count; absent for the one that does
 */
public record RecordCopy(UsageEvent record, Optional<Reason> reason) {

    /** Why a record does not count. */
    public enum Reason {
        /** The same file tells the call again further down: this was written while the answer grew. */
        EARLIER_STREAMED_COPY,
        /** The same file has told as much of the call before. */
        LATER_COPY,
        /** Another session that began as a copy of the first one. */
        FORK,
        /** The file was put aside by the tool. */
        ARCHIVED_COPY,
        /** The transcript of a sub-agent. */
        SIDECHAIN_COPY,
        /** Another file of the same session. */
        MIRROR,
        /** Another tool that writes the same records. */
        OTHER_HARNESS;

        /** The words for it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public RecordCopy {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(reason, "reason");
    }
}
