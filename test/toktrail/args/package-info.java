/** Command lines against a sample tree: what is understood, what is refused and how, what is shown. */
package toktrail.args;
