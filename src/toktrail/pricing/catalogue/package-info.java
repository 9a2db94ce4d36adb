/**
 * Catalogues of prices that others publish: documents to price rows, and rows to a file for each provider.
 *
 * <p>{@link toktrail.pricing.catalogue.Catalogue#read} understands the catalogue of LiteLLM, that of models.dev and
 * price files of our own; {@link toktrail.pricing.catalogue.CatalogueUpdate} puts the rows into files, all of them or
 * none; {@link toktrail.pricing.catalogue.Download} fetches a document from an address that a person named.
 *
 * <p>Invariants: prices are exact decimals from their source text; an entry that cannot be used is left out and told,
 * never an exception; nothing is fetched unless a command asks for it, and only the class of the download knows the
 * network.
 */
package toktrail.pricing.catalogue;
