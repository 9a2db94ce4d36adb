/**
 * OpenClaw, under its earlier names Clawdbot and Moltbot too: append-only transcripts, also those that were archived.
 *
 * <p>{@link toktrail.harness.openclaw.OpenClawHarness} says where they are, {@code Transcript} reads one. Trusted:
 * {@code cwd} of {@code session}, the model of {@code model_change} and of {@code custom} {@code model-snapshot},
 * {@code usage} of messages of the assistant.
 */
package toktrail.harness.openclaw;
