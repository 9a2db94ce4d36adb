/** Tests of what an import shows. */
package toktrail.cli.refresh;
