package toktrail.config.schema;

import toktrail.toml.TomlWriter;

/**
 * Builds the text of a template: settings, settings behind a {@code #} that can be taken away, remarks behind
 * {@code "# "}.
 */
public final class TemplateText {

    private final StringBuilder out = new StringBuilder();

    /** A remark. */
    public TemplateText remark(String text) {
        out.append("# ").append(text).append('\n');
        return this;
    }

    public TemplateText blank() {
        out.append('\n');
        return this;
    }

    /** Any line. */
    public TemplateText line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** A header. */
    public TemplateText header(String brackets) {
        return blank().line(brackets);
    }

    /** A setting at its default. */
    public TemplateText setting(Key<?> key) {
        return line(assignment(key, literal(key)));
    }

    /** A setting with a value. */
    public TemplateText setting(Key<?> key, Object value) {
        return line(assignment(key, Values.literal(value)));
    }

    /** A setting at its default, or its example, that does not hold yet. */
    public TemplateText offer(Key<?> key) {
        return offer(key, literal(key));
    }

    /** A setting that does not hold yet. */
    public TemplateText offer(Key<?> key, String literal) {
        return line("#" + assignment(key, literal) + "  # " + key.meaning());
    }

    /** Offers with these keys, each at its default. */
    public TemplateText offers(Key<?>... keys) {
        for (Key<?> key : keys) {
            offer(key);
        }
        return this;
    }

    /** The text. */
    @Override
    public String toString() {
        return out.toString();
    }

    private static String literal(Key<?> key) {
        return key.standard().isPresent() ? Values.literal(key.standard().get()) : key.rule().example();
    }

    private static String assignment(Key<?> key, String literal) {
        return TomlWriter.key(key.name()) + " = " + literal;
    }
}
