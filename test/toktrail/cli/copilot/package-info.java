/** Tests of assignments in the words of shells. */
package toktrail.cli.copilot;
