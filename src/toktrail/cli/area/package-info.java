/**
 * {@code toktrail area …}: the user's classification of sessions.
 *
 * <p>{@link toktrail.cli.area.AreaCommands} lists the commands. All changes are {@link toktrail.ledger.area.Areas}'s,
 * each one transaction; the commands read what was typed and print what was done. A path that may be made is taken
 * literally, an area that must exist may be named by the end of its path or its id.
 */
package toktrail.cli.area;
