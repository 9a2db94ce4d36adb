/**
 * The file of a ledger as such: where it is, how it is made and migrated, who may write, what went wrong, and what it
 * must be told about the world.
 *
 * <p>{@link toktrail.ledger.file.LedgerPath} says which file is meant and what lies there. The complete list of tables
 * and columns is the resource {@code schema-1002.sql} beside this text; {@link toktrail.ledger.file.Migrations} brings
 * older ledgers up to it. {@link toktrail.ledger.file.Meta} and {@link toktrail.ledger.file.Revisions} are facts about
 * a ledger as a whole. Nothing here knows what is in the tables.
 */
package toktrail.ledger.file;
