/** Reading, editing and writing TOML, over the documents in {@code fixtures/toml} and random changes of them. */
package toktrail.toml;
