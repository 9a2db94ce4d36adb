/**
 * Calendars and clocks of reports: zones, named periods, boundaries as typed, buckets, lifetimes, and times in foreign
 * files.
 *
 * <p>Every instant is a {@code long} of Unix milliseconds in UTC; zones come in only to answer a question and are never
 * stored with a time. Windows are half-open. {@link toktrail.time.Days} says once what a day is: the first instant of
 * its date in the zone's full rules, up to that of the next date, so that days tile the time line whatever the clocks
 * do. "Now" is always an argument; nothing here reads a clock or the system zone. Nothing is null unless said so.
 *
 * <p>Decisions:
 * <ul>
 * <li>{@link toktrail.time.SourceTime} and {@link toktrail.time.Boundary} are two grammars: one for what programs
 *     write, lenient, asked once per record; one for what people type, strict. What is said of a text that is not
 *     understood, and in which option it stands, is a matter of the commands.
 * <li>Zone abbreviations are a table of ours ({@code ZoneAbbreviations}): the JDK's differ between its versions
 *     and cost 50 ms or more to load.
 * </ul>
 */
package toktrail.time;
