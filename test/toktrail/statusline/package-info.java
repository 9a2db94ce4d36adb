/** Tests of the prompt segment: elements, widths, payloads, kept lines. */
package toktrail.statusline;
