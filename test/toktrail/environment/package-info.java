/** Tests of {@code toktrail.environment}. */
package toktrail.environment;
