/**
 * GitHub Copilot: OpenTelemetry items as JSON lines, exported by the CLI and by Copilot Chat of VS Code.
 *
 * <p>{@link toktrail.harness.copilot.CopilotHarness} says where they are. A call may be told several times and ways: as
 * span, as log, as sum of a turn, as sum of a trace. {@code ItemClass} ranks them; {@code OtelLines} keeps of each file
 * the best account of every call, which takes the whole file. Lesser accounts that are young wait: the span may still
 * be written. Of an item only ids, times and a fixed set of attributes are looked at; prompts and tools never.
 */
package toktrail.harness.copilot;
