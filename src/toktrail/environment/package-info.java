/**
 * The outside world as one value: variables, home, clock, streams, terminal, host.
 *
 * <p>{@link toktrail.environment.Environment} is made once by {@code Main} and handed down; nothing else in the program
 * reads environment variables, standard streams, the clock or the user's home, so a test can run any command in a home
 * of its own. This package knows no domain and prints nothing by itself. Nothing is null unless said so.
 */
package toktrail.environment;
