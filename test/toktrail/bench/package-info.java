/**
 * Measurements: programs with a {@code main} that time one thing and print it. They are no tests, and nothing here
 * decides whether a build is good.
 */
package toktrail.bench;
