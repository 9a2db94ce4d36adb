package toktrail.harness.claude;

import java.util.Map;
import toktrail.harness.Fingerprint;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UsageEvent;

/** The fingerprint of the fields of a vector. */
final class FingerprintOf {

    private FingerprintOf() { }

    static String fields(Map<String, Object> fields) {
        Tokens tokens = new Tokens(count(fields, "input"), count(fields, "output"), count(fields, "reasoning"),
                count(fields, "cache_read"), count(fields, "cache_write"), count(fields, "cache_output"));
        CallKind kind = CallKind.of((String) fields.get("provider_id"), (String) fields.get("model_id"), null,
                (String) fields.get("agent"));
        EventKeys keys = new EventKeys(null, null, (String) fields.get("source_dedup_key"), null, null, null);
        return Fingerprint.of(new UsageEvent(new SessionRef("claude", (String) fields.get("source_session_id")), kind,
                count(fields, "created_ms"), null, Amount.of(tokens), SourcePosition.file("f"), keys, null, null));
    }

    private static long count(Map<String, Object> fields, String name) {
        return (Long) fields.get(name);
    }
}
