/** Tests of areas in the configuration: patterns, and which rule wins. */
package toktrail.config.area;
