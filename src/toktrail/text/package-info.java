/**
 * Plain text for people: tables, numbers, colour, display width; patterns of texts.
 *
 * <p>{@link toktrail.text.Table} lays out rows, {@link toktrail.text.Numbers} and {@link toktrail.text.Durations} write
 * figures, {@link toktrail.text.Style} colours a stream or does not. Everything here is a pure function of its
 * arguments except {@link toktrail.text.Style#of}, which reads variables and terminal facts once. Nothing is printed,
 * nothing depends on the locale, nothing knows what the figures and words are about. Nothing is null unless said so.
 *
 * <p>Decisions:
 * <ul>
 * <li>Text of foreign origin is cleaned where it meets a layout ({@link toktrail.text.Sanitised}); a table does that to
 *     every cell, so colour is applied after the layout and never arrives inside a cell.
 * <li>Width is counted per code point (wide 2, combining 0, else 1). Terminals disagree on emoji sequences; any
 *     cleverer rule is wrong on some of them.
 * <li>No regular expressions: widths are asked for once per cell, patterns matched once per event.
 * </ul>
 */
package toktrail.text;
