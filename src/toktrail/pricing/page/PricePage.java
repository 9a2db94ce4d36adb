package toktrail.pricing.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads a price page. */
public final class PricePage {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private PricePage() { }

    /** The text of a page: UTF-8, or UTF-16 with a byte-order mark; what is neither becomes U+FFFD. */
    public static String decode(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** The prices of a page; none, and perhaps no warning, if it holds no table of prices. */
    public static PageReading read(PageRequest request, String text) {
        String page = wellFormed(text);
        PageRows rows = new PageRows(request);
        if (request.format() == PageFormat.OPENAI) {
            new JsxPage(request, rows).read(page);
        }
        if (rows.isEmpty()) {
            new TablePage(request.format(), rows).read(page.lines().toList());
        }
        return rows.reading();
    }

    /** The text without halves of surrogate pairs, which no file can hold. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
