package toktrail.harness.copilot;

import toktrail.harness.Fingerprint;
import toktrail.usage.CallKind;

/**
 * An account of usage that counts.
 *
 * @param item      what the file states
 * @param sessionId session
 * @param kind      model and the like; one object for equal ones of a file
 * @param view      what an older toktrail would have stored
 */
record CopilotCall(OtelItem item, String sessionId, CallKind kind, Fingerprint.View view) { }
