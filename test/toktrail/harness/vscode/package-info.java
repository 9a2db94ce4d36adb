/** Tests of {@code toktrail.harness.vscode}. */
package toktrail.harness.vscode;
