/** Tests of what is counted in a configuration. */
package toktrail.cli.config;
