/** Tests of the reader of Claude Code. */
package toktrail.harness.claude;
