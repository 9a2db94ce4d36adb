/**
 * The bridge: files of JSON lines that any tool may write, or be converted to, to make its usage known.
 *
 * <p>{@link toktrail.harness.harnessbridge.BridgeHarness} says where they are, {@code BridgeLines} reads one file,
 * {@code BridgeScan} drops copies. Each call belongs to the harness its record names, never to the bridge; only its
 * global key tells where it came from. Records marked as mirror, and calls that the named harness has told itself, are
 * not counted.
 */
package toktrail.harness.harnessbridge;
