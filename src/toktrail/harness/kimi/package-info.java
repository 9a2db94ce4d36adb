/**
 * Kimi CLI and Kimi Code: append-only "wires" of everything a session did.
 *
 * <p>{@link toktrail.harness.kimi.KimiHarness} says where they are. Older wires hold status updates, those of subagents
 * wrapped in the events of their parents ({@code WireReader}, {@code WireMessage}, {@code Subagents}); newer ones have
 * a file per agent with usage records ({@code UsageRecords}). Running sums, which both have too, are not read.
 */
package toktrail.harness.kimi;
