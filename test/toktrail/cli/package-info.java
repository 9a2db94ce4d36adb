/** Tests of the commands: whole command lines in a home of their own, and the tree of declarations. */
package toktrail.cli;
