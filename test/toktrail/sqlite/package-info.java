/** Tests of opening SQLite files, statements, locks between processes and the cached native library. */
package toktrail.sqlite;
