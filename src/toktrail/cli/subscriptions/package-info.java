/**
 * {@code toktrail subscriptions}: plans with their quota windows, as text and JSON.
 *
 * <p>{@link toktrail.cli.subscriptions.SubscriptionsCommand} is the group, which alone does what its only command
 * does. The figures come from {@code toktrail.report.quota}; here they are rounded and put into lines.
 */
package toktrail.cli.subscriptions;
