package toktrail.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.spelling.Decimals;
import toktrail.usage.EventKeys;
import toktrail.usage.EventRules;
import toktrail.usage.UsageEvent;

/** One AI coding tool. Implementations are stateless. */
public interface Harness {

    /** Id, names and other facts that do not depend on the machine. */
    HarnessInfo info();

    /** When two records are the same call, and when a stored event is replaced. */
    EventRules rules();

    /**
     * Version of what the readers of this harness make of a file, from 1. It is raised with every change that would
     * give other events, so that files already imported are read again.
     */
    default int parserVersion() {
        return 1;
    }

    /**
     * The places where the tool keeps its data on this machine, by toktrail's variable, the tool's own variables, or
     * the defaults; whichever come first and whether or not they exist, absolute, without repeats. Not empty for a tool
     * that has a default place.
     */
    List<Path> defaultRoots(Environment environment);

    /**
     * The files below a root that a scan has to look at, unsorted. Nothing is opened but directories and small index
     * files.
     *
     * @param root one of {@link #defaultRoots}, or a path the user gave; it exists
     * @throws IOException if the root itself cannot be listed; trouble further down is a warning of the listing
     */
    SourceListing list(Path root, Environment environment) throws IOException;

    /**
     * What must be equal, beside size, time and file key of the file itself, for the file to count as unchanged; cheap,
     * without opening the file. Empty for most.
     *
     * @throws IOException if a file it depends on cannot be looked at
     */
    default String auxiliaryFingerprint(SourceFile file) throws IOException {
        return "";
    }

    /**
     * The table of the tool's database that has a call as a row; absent for tools without one.
     *
     * @param keys the identity of the call
     */
    default Optional<String> table(EventKeys keys) {
        return Optional.empty();
    }

    /** How long the tool keeps its records on this machine; absent for tools that are not known to delete any. */
    default Optional<Retention> retention(Environment environment) {
        return Optional.empty();
    }

    /**
     * What an older toktrail would have stored of an event, as far as that follows from the event alone: the view that
     * its {@link Fingerprint} is made of. Most tools keep this: the event's own values, the cost in plain digits.
     *
     * @param own the event's own values, the cost as {@link Fingerprint#costText}
     */
    default Fingerprint.View olderView(UsageEvent event, Fingerprint.View own) {
        return own.costing(Decimals.plain(event.amount().sourceCostUsd()));
    }

    /** How such a view is written to be hashed. */
    default FingerprintText fingerprintText() {
        return FingerprintText.STANDARD;
    }

    /** Begins a pass over files of this harness. */
    Scan<?> scan(ScanContext context);
}
