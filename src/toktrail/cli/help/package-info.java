/**
 * Commands about the commands: {@code toktrail help}, {@code man}, {@code completion} and what completion scripts ask.
 *
 * <p>All comes from the declarations, which are handed in: this package knows no command but its own.
 */
package toktrail.cli.help;
