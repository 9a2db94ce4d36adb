/**
 * Areas, a tree of names that the user makes, and the assignment of sessions to them: by hand, by the active area, by
 * rules for new sessions.
 *
 * <p>{@link toktrail.ledger.area.Areas} is for commands, each call one transaction;
 * {@link toktrail.ledger.area.AreaTree} is the tree as it is read; {@link toktrail.ledger.area.NewSessionAreas} decides
 * during an import. An assignment that was taken away leaves a tombstone, so that no rule brings it back.
 *
 * <p>What the rules say is not known here: they come in as {@link toktrail.ledger.file.AreaChooser}.
 */
package toktrail.ledger.area;
