/** Tests of {@code toktrail.json}, with a slow twin of the tokenizer. */
package toktrail.json;
