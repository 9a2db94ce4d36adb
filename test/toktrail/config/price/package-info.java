/** Tests of price files: what several say together, and how new rows get into one. */
package toktrail.config.price;
