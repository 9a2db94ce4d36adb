/** Tests of texts that several commands print. */
package toktrail.cli.form;
