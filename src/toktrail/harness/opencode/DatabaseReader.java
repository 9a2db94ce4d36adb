package toktrail.harness.opencode;

import java.util.Optional;
import toktrail.environment.Environment;
import toktrail.harness.DocumentReader;
import toktrail.harness.FileFacts;
import toktrail.harness.SourceProblem;
import toktrail.harness.ToolDatabase;

/** Reads the messages and sessions of a database, or those that may have changed since the previous pass. */
final class DatabaseReader implements DocumentReader<OpenCodeReading> {

    private final Dialect dialect;
    private final Environment environment;
    private final boolean keepRaw;
    private final int busyTimeoutMillis;

    DatabaseReader(Dialect dialect, Environment environment, boolean keepRaw, int busyTimeoutMillis) {
        this.dialect = dialect;
        this.environment = environment;
        this.keepRaw = keepRaw;
        this.busyTimeoutMillis = busyTimeoutMillis;
    }

    @Override
    public OpenCodeReading read(FileFacts facts) throws SourceProblem {
        String fileKey = facts.file().attributes().fileKey();
        Optional<Watermark> from = Watermark.restored(facts.resume(), fileKey);
        return ToolDatabase.read(facts.file().path(), environment, busyTimeoutMillis, database ->
                new DatabasePass(database, fileKey, environment.clock().millis(),
                        new DatabasePass.Manner(dialect, keepRaw)).read(from));
    }
}
