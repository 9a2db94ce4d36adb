/**
 * The machines of a ledger, and which of them is this one. Their labels are unique within a ledger; selectors that
 * people type are matched against them here and nowhere else.
 *
 * <p>The host is not asked here: what this machine is called comes in with the settings.
 */
package toktrail.ledger.machine;
