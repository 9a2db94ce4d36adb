/**
 * How texts and numbers are spelled wherever the program reads or writes them: what white space is, in which order
 * names stand, what a decimal looks like, by which word a choice is known.
 *
 * <p>The lowest package: pure functions of text and numbers that know neither the domain nor a file format, so that a
 * format and a report cannot have two rules for one thing. Nothing depends on the locale; nothing is null.
 */
package toktrail.spelling;
