/** Tests of files of bridges. */
package toktrail.harness.harnessbridge;
