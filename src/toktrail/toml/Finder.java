package toktrail.toml;

import java.util.List;
import java.util.Optional;

/** Finds the place in the text where a path has its value, or could get one. */
final class Finder {

    /** The place of a value that is written behind a key or in an array. */
    sealed interface Place permits InSection, InTable, InArray {

        /** The value at this place. */
        Syntax.Value value();
    }

    /** Behind a key that has a line of its own. */
    record InSection(Syntax.Section section, Syntax.Assignment assignment) implements Place {

        @Override
        public Syntax.Value value() {
            return assignment.value();
        }
    }

    /** Behind a key of an inline table. */
    record InTable(Syntax.Value table, int index) implements Place {

        @Override
        public Syntax.Value value() {
            return table.members().get(index).value();
        }
    }

    /** An element of an array in brackets. */
    record InArray(Syntax.Value array, int index) implements Place {

        @Override
        public Syntax.Value value() {
            return array.elements().get(index);
        }
    }

    /** A key of a section that leads through a table by its dots. */
    record Dotted(Syntax.Section section, Syntax.Assignment assignment) { }

    /** An inline table and the path to it. */
    record Inline(Syntax.Value table, TomlPath path) { }

    private final Syntax syntax;

    Finder(Syntax syntax) {
        this.syntax = syntax;
    }

    /** The one place where the value at {@code target} is written; empty for tables of headers and dotted keys. */
    Optional<Place> place(TomlPath target) {
        for (Syntax.Section section : syntax.sections()) {
            for (Syntax.Assignment assignment : section.assignments()) {
                TomlPath path = section.path().keys(assignment.key());
                if (path.equals(target)) {
                    return Optional.of(new InSection(section, assignment));
                }
                if (target.startsWith(path)) {
                    return below(assignment.value(), path, target);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> below(Syntax.Value value, TomlPath base, TomlPath target) {
        for (int i = 0; i < value.members().size(); i++) {
            Syntax.Assignment member = value.members().get(i);
            TomlPath path = base.keys(member.key());
            if (path.equals(target)) {
                return Optional.of(new InTable(value, i));
            }
            if (target.startsWith(path)) {
                return below(member.value(), path, target);
            }
        }
        for (int i = 0; i < value.elements().size(); i++) {
            TomlPath path = base.element(i);
            if (path.equals(target)) {
                return Optional.of(new InArray(value, i));
            }
            if (target.startsWith(path)) {
                return below(value.elements().get(i), path, target);
            }
        }
        return Optional.empty();
    }

    /** The section whose header names the table at {@code path}; the first section for the root. */
    Optional<Syntax.Section> section(TomlPath path) {
        return syntax.sections().stream().filter(section -> section.path().equals(path)).findFirst();
    }

    /** The last key with a line of its own that leads through the table at {@code path} by its dots. */
    Optional<Dotted> dotted(TomlPath path) {
        Optional<Dotted> last = Optional.empty();
        for (Syntax.Section section : syntax.sections()) {
            for (Syntax.Assignment assignment : section.assignments()) {
                TomlPath full = section.path().keys(assignment.key());
                if (section.path().size() < path.size() && full.size() > path.size() && full.startsWith(path)) {
                    last = Optional.of(new Dotted(section, assignment));
                }
            }
        }
        return last;
    }

    /** The innermost inline table that is at {@code path} or around it. */
    Optional<Inline> inline(TomlPath path) {
        for (int size = path.size(); size > 0; size--) {
            TomlPath outer = path.first(size);
            Optional<Syntax.Value> value = place(outer).map(Place::value);
            if (value.isPresent()) {
                return value.get().value() instanceof TomlTable
                        ? Optional.of(new Inline(value.get(), outer)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The sections of the table or array at {@code path} and of all below it. */
    List<Syntax.Section> sectionsBelow(TomlPath path) {
        return syntax.sections().stream().filter(section -> !section.path().isEmpty())
                .filter(section -> section.path().startsWith(path)).toList();
    }

    /** The beginning of the header's line that follows a section, or the end of the text. */
    int next(Syntax.Section section, Lines lines) {
        int index = syntax.sections().indexOf(section) + 1;
        return index < syntax.sections().size() ? lines.begin(syntax.sections().get(index).from())
                : syntax.text().length();
    }
}
