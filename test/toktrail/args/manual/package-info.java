/** Tests of the manual pages that are made from declarations. */
package toktrail.args.manual;
