/**
 * Statistics of usage over a stretch of time: days and streaks, sessions, areas, stored digests.
 *
 * <p>{@link toktrail.report.statistics.StatisticsReporter} makes {@link toktrail.report.statistics.UsageStatistics};
 * nothing here formats. Tokens of days and of the figures over them are all six classes; where a figure stands in for
 * one of an older toktrail they are input, output and reasoning, and the comment says so.
 */
package toktrail.report.statistics;
