/** Tests of databases of Goose. */
package toktrail.harness.goose;
