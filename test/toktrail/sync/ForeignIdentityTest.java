package toktrail.sync;

import java.nio.file.Path;
import java.util.Set;
import toktrail.harness.Fingerprint;
import toktrail.harness.Harness;
import toktrail.harness.Harnesses;
import toktrail.harness.VectorCase;
import toktrail.importer.SourceSurvey;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.usage.EventKeys;
import toktrail.usage.KeyHash;
import toktrail.usage.UsageEvent;

/** A call that another machine tells of has the keys under which this machine's reader looks for it. */
public final class ForeignIdentityTest {

    private static final Set<String> WITHOUT_KEYS = Set.of("codex", "code");

    private ForeignIdentityTest() { }

    public static void tests(Suite s) {
        for (Harness harness : Harnesses.ALL) {
            String id = harness.info().id();
            s.test("keys of calls of " + id + " are those of its reader", scratch -> {
                int known = 0;
                for (Path directory : VectorCase.cases(id)) {
                    known += check(scratch, harness, directory);
                }
                Check.equal("has keys", !WITHOUT_KEYS.contains(id), known > 0);
            });
        }
    }

    /** How many keys were known. */
    private static int check(Scratch scratch, Harness harness, Path directory) throws Exception {
        VectorCase vector = VectorCase.open(directory, scratch.directory().resolve(directory.getFileName()));
        int known = 0;
        for (UsageEvent read : new SourceSurvey(vector.environment()).read(harness, vector.roots(), false).events()) {
            UsageEvent told = told(read);
            Long match = RowDump.identity().matchHash(told);
            if (match != null) {
                known++;
                Check.equal(directory + ": " + read.keys(), KeyHash.of(read.keys().matchKey()), match);
                Check.equal("alternate, " + directory + ": " + read.keys(), hash(read.keys().alternateKey()),
                        RowDump.identity().alternateHash(told));
            }
        }
        return known;
    }

    private static UsageEvent told(UsageEvent read) {
        EventKeys keys = read.keys();
        return read.withFingerprint(Fingerprint.of(read)).withKeys(new EventKeys(keys.rowId(), keys.messageId(),
                keys.dedupKey(), keys.globalKey(), null, null));
    }

    private static Long hash(String key) {
        return key == null ? null : Long.valueOf(KeyHash.of(key));
    }
}
