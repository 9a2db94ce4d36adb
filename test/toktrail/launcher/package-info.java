/** Tests of what {@code make install} puts in place. */
package toktrail.launcher;
