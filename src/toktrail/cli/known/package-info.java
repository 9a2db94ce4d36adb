/**
 * Reports that people know from other programs: {@code daily}, {@code weekly}, {@code monthly}, {@code models},
 * {@code graph}, {@code blocks}; tables, and JSON in the shapes of those programs.
 *
 * <p>Keys, their order and their meaning are contracts with scripts written for those programs, so they are spelled out
 * here and shared with no other command.
 */
package toktrail.cli.known;
