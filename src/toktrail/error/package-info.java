/**
 * What went wrong and what it means for the caller: the user's mistakes, what may have been meant, why a file could
 * not be read or written ({@link toktrail.error.FileTrouble}), places in input, exit codes.
 *
 * <p>{@link toktrail.error.UserException} is the only exception that carries a message for the user; everything else
 * that reaches the frame of the program in {@code cli} is a fault of the program. This package lies near the bottom so
 * that every layer can report without knowing who shows it. It never prints, never exits. Nothing is null unless said
 * so.
 */
package toktrail.error;
