/**
 * The test runner and what tests share: suites, checks, scratch directories, environments with a fixed clock.
 *
 * <p>A test class has a static method that fills a suite; {@code TestMain} lists the classes. Every test has a
 * directory and a random generator of its own, derived from the master seed and its name, so it repeats alone.
 */
package toktrail.testing;
