/** Tests of the manual of configuration files. */
package toktrail.cli.help;
