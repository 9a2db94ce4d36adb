/**
 * Qwen Code: append-only transcripts.
 *
 * <p>{@link toktrail.harness.qwen.QwenHarness} says where they are, {@code QwenChat} reads one. Trusted of a record:
 * {@code sessionId}, {@code uuid}, {@code timestamp}, {@code model}, {@code cwd}, {@code usageMetadata} of the type
 * {@code assistant}; telemetry repeats usage and is ignored.
 */
package toktrail.harness.qwen;
