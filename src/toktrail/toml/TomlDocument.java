package toktrail.toml;

import java.util.List;
import java.util.Optional;

/**
 * A TOML text that can be changed value by value. What is not changed stays byte for byte: comments, order, blank
 * lines, line ends, indentation.
 *
 * <p>A change either succeeds or throws and leaves the document as it was. Faults of the path, such as a key below a
 * number, are a {@link TomlException} with the place of that number; an element that does not exist is an
 * {@link IllegalArgumentException}. Every result is parsed again; {@link IllegalStateException} means a fault in here,
 * or that the result would pass the limits of {@link TomlParser}.
 *
 * <p>Not for several threads. Every change reads the whole text once or a few times.
 */
public final class TomlDocument {

    private final String source;
    private Syntax syntax;

    private TomlDocument(Syntax syntax, String source) {
        this.syntax = syntax;
        this.source = source;
    }

    /**
     * The document of a text.
     *
     * @param source the name of the text in locations, such as its path
     * @throws TomlException if it is not TOML
     */
    public static TomlDocument parse(String text, String source) {
        return new TomlDocument(TomlParser.syntax(text, source), source);
    }

    /**
     * The document of the bytes of a file; a byte-order mark stays.
     *
     * @param source the name of the text in locations, such as its path
     * @throws TomlException if they are not UTF-8 or not TOML
     */
    public static TomlDocument parse(byte[] bytes, String source) {
        return parse(TomlParser.decode(bytes, source), source);
    }

    /** The text as it is now. */
    public String text() {
        return syntax.text();
    }

    /** The meaning of {@link #text()}. */
    public TomlTable root() {
        return syntax.root();
    }

    /** Sets a value as {@link #set(TomlPath, String)} does; arrays and tables are written in brackets on one line. */
    public void set(TomlPath path, TomlValue value) {
        set(path, TomlWriter.inline(value));
    }

    /**
     * Gives a key, or an element of an array, a value. A value that is there is replaced where it stands; a table with
     * headers is removed first. A new key goes to the end of its table's own lines, or of its inline table; a missing
     * table gets a header at the end of the text.
     *
     * @param path     at least one step; elements on the way exist
     * @param rendered the value as TOML
     * @throws TomlException if {@code rendered} is not one TOML value, or something on the way is no table
     */
    void set(TomlPath path, String rendered) {
        TomlValue value = TomlParser.parseValue(rendered.strip());
        requireStep(path);
        if (path.last() instanceof TomlPath.Element element && finder(syntax).place(path).isEmpty()) {
            if (!(value instanceof TomlTable table)) {
                throw new IllegalArgumentException("no element that can hold " + rendered + ": " + path);
            }
            replaceArrayTable(path.parent(), element.index(), table);
            return;
        }
        String edited = withValue(path, rendered.strip());
        accept(edited, TreeEdit.put(root(), path, value));
    }

    private String withValue(TomlPath path, String rendered) {
        Optional<Finder.Place> place = finder(syntax).place(path);
        if (place.isPresent()) {
            return new Insertion(syntax).replace(place.get(), rendered);
        }
        Syntax cleared = root().get(path).isPresent() ? removed(syntax, path) : syntax;
        TomlPath table = existingTable(cleared.root(), path);
        return new Insertion(cleared).add(table, path.names(table.size()), rendered);
    }

    /**
     * Removes a value: the lines of a key with the comment behind it, a member of an inline table, an element of an
     * array, or all sections of a table with the comments directly above their headers. Comments above a key stay.
     * Tables that were only mentioned on the way to the last value in them disappear with it.
     *
     * @param path at least one step
     * @return whether there was a value
     */
    boolean remove(TomlPath path) {
        requireStep(path);
        if (root().get(path).isEmpty()) {
            return false;
        }
        Syntax edited = removed(syntax, path);
        accept(edited.text(), TreeEdit.pruneLike(TreeEdit.remove(root(), path), path, edited.root()));
        return true;
    }

    private Syntax removed(Syntax from, TomlPath path) {
        Syntax edited = reparsed(new Removal(from).remove(path));
        // One dotted key of an inline table goes at a time; what follows a removed element takes its place.
        while (path.last() instanceof TomlPath.Key && edited.root().get(path).isPresent()) {
            edited = reparsed(new Removal(edited).remove(path));
        }
        return edited;
    }

    /**
     * Appends a table to an array of tables, which is made if it is missing: with a header at the end of the text, or
     * in the brackets of the array if it has those. An array on the way stands for its last element unless the path
     * names one.
     *
     * @param path    the array
     * @param entries the new element, keys in order
     * @throws TomlException if there is a value that is no array, or something on the way is no table
     */
    public void appendArrayTable(TomlPath path, TomlTable entries) {
        requireStep(path);
        TomlPath array = throughLastElements(path);
        Optional<TomlValue> old = root().get(array);
        if (old.isPresent() && !(old.get() instanceof TomlArray)) {
            throw notA("an array of tables", array, old.get());
        }
        int index = old.map(value -> ((TomlArray) value).values().size()).orElse(0);
        accept(withElement(array, old.isPresent(), entries), TreeEdit.put(root(), array.element(index), entries));
    }

    private String withElement(TomlPath array, boolean exists, TomlTable entries) {
        Insertion insertion = new Insertion(syntax);
        Finder finder = finder(syntax);
        String section = TomlWriter.section(array.names(), entries, true);
        if (!exists) {
            TomlPath table = existingTable(root(), array);
            return finder.inline(table).isPresent() || !endsWithLastElements(array)
                    ? insertion.add(table, array.names(table.size()), "[" + TomlWriter.inline(entries) + "]")
                    : insertion.append(section);
        }
        Optional<Finder.Place> place = finder.place(array);
        if (place.isPresent()) {
            return insertion.addElement(place.get().value(), TomlWriter.inline(entries));
        }
        List<Syntax.Section> sections = finder.sectionsBelow(array);
        return endsWithLastElements(array) ? insertion.append(section)
                : insertion.insertBelow(sections.get(sections.size() - 1), section);
    }

    /**
     * Replaces an element of an array of tables where it stands. The header and the comments around it stay, the
     * element's keys and the sections below it go, with the comments between them.
     *
     * @param array   the array
     * @param index   which element, from 0
     * @param entries the keys it has from now on, in order
     */
    void replaceArrayTable(TomlPath array, int index, TomlTable entries) {
        TomlPath path = array.element(index);
        TomlTable want = root().get(path).isPresent() ? TreeEdit.put(root(), path, entries) : root();
        Optional<Finder.Place> place = finder(syntax).place(path);
        if (place.isPresent()) {
            accept(new Insertion(syntax).replace(place.get(), TomlWriter.inline(entries)), want);
            return;
        }
        if (finder(syntax).section(path).isEmpty()) {
            throw new IllegalArgumentException("no element " + path);
        }
        Syntax cleared = syntax;
        for (Syntax.Section below : finder(syntax).sectionsBelow(path)) {
            if (below.path().size() > path.size() && cleared.root().get(below.path()).isPresent()) {
                cleared = removed(cleared, below.path().first(path.size() + 1));
            }
        }
        String section = TomlWriter.section(array.names(), entries, true);
        String body = section.substring(section.indexOf('\n') + 1);
        accept(new Insertion(cleared).refill(finder(cleared).section(path).orElseThrow(), body), want);
    }

    /** Removes an element of an array of tables, {@code index} from 0; says whether there was one. */
    public boolean removeArrayTable(TomlPath array, int index) {
        return remove(array.element(index));
    }

    /** The way to the innermost table that exists; all further steps are keys. */
    private static TomlPath existingTable(TomlTable root, TomlPath path) {
        TomlValue at = root;
        for (int size = 0; size < path.size(); size++) {
            Optional<TomlValue> next = path.steps().get(size).of(at);
            if (next.isPresent()) {
                at = next.get();
                continue;
            }
            if (path.names(size).size() < path.size() - size) {
                throw new IllegalArgumentException("no element " + path);
            }
            if (at instanceof TomlTable) {
                return path.first(size);
            }
            throw notA("a table", path.first(size), at);
        }
        throw new IllegalStateException("exists: " + path);
    }

    private static TomlException notA(String wanted, TomlPath path, TomlValue found) {
        return new TomlException(found.location(), "expected " + wanted + " at " + path + ", found "
                + found.kind().label());
    }

    private TomlPath throughLastElements(TomlPath path) {
        TomlPath resolved = TomlPath.of();
        for (TomlPath.Step step : path.steps()) {
            if (step instanceof TomlPath.Key && root().get(resolved).orElse(root()) instanceof TomlArray array
                    && !array.values().isEmpty()) {
                resolved = resolved.element(array.values().size() - 1);
            }
            resolved = resolved.step(step);
        }
        return resolved;
    }

    private boolean endsWithLastElements(TomlPath path) {
        for (int size = path.size(); size > 0; size--) {
            if (path.steps().get(size - 1) instanceof TomlPath.Element element
                    && root().get(path.first(size - 1).element(element.index() + 1)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static void requireStep(TomlPath path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the root cannot be set or removed");
        }
    }

    private static Finder finder(Syntax syntax) {
        return new Finder(syntax);
    }

    private void accept(String edited, TomlTable want) {
        Syntax got = reparsed(edited);
        if (!want.sameAs(got.root())) {
            throw new IllegalStateException("the edit changed more or less than it should");
        }
        syntax = got;
    }

    private Syntax reparsed(String edited) {
        try {
            return TomlParser.syntax(edited, source);
        } catch (TomlException e) {
            throw new IllegalStateException("the edit made text that is not TOML: " + e.getMessage(), e);
        }
    }
}
