/** Tests of what is said about mistakes. */
package toktrail.error;
