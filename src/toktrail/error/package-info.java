/**
 * What went wrong and what it means for the caller: the user's mistakes, what may have been meant,
 * places in input, exit codes.
 *
 * <p>{@link toktrail.error.UserException} is the only exception that carries a message for the user; everything else
 * that reaches {@code Main} is a fault of the program. This package lies at the bottom so that every layer can report
 * without knowing who shows it. It never prints, never exits. Nothing is null unless said so.
 */
package toktrail.error;
