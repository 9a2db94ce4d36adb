/**
 * {@code toktrail machine …}: the machines that usage came from, and the name of this one.
 *
 * <p>{@link toktrail.cli.machine.MachineCommands} lists the commands. The name is kept in the machine file; the ledger
 * has what held when it was last written.
 */
package toktrail.cli.machine;
