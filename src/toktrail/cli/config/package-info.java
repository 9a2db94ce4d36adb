/**
 * {@code toktrail config …}: where the configuration is, what it holds, whether it is right. Reading and judging it is
 * the work of {@code toktrail.config}; the commands work with a broken configuration too.
 *
 * <p>No rule about a key or a value may live here.
 */
package toktrail.cli.config;
