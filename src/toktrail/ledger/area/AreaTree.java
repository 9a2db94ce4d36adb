package toktrail.ledger.area;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toktrail.error.UserException;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.AreaSelector;
import toktrail.spelling.TextOrder;
import toktrail.sqlite.Database;
import toktrail.sqlite.SqlStatement;
import toktrail.usage.Names;

/** All areas of a ledger as they are now, and what selectors mean among them. */
public final class AreaTree {

    private record Found(Area area, AreaFilter.Match match) { }

    private final List<Area> all;

    private AreaTree(List<Area> all) {
        this.all = List.copyOf(all);
    }

    /** The areas of a ledger as they are now, archived ones included. One query. */
    public static AreaTree load(Database database) {
        List<Area> areas = database.query("SELECT id, sync_id, path, name, parent_area, archived_at_ms FROM area",
                SqlStatement.Binder.NONE, row -> new Area(row.longValue(1), row.text(2), row.text(3), row.text(4),
                        row.boxedLong(5), row.boxedLong(6)));
        areas.sort((a, b) -> TextOrder.CODE_POINT.compare(a.path(), b.path()));
        return new AreaTree(areas);
    }

    /** All areas by path, archived ones included. */
    public List<Area> all() {
        return all;
    }

    /** The area of a row. */
    public Area get(long row) {
        return ofRow(row).orElseThrow(() -> new IllegalStateException("no area " + row));
    }

    /**
     * The areas a selector means. A text is a path, else the id of an area, else the end of exactly one path.
     * Archived areas are found by their id only, but always count below a selected one.
     *
     * @throws UserException if a text is blank or no path, nothing matches, or it is the end of several paths
     */
    public AreaFilter select(AreaSelector selector) {
        return switch (selector.kind()) {
            case ANY -> AreaFilter.ANY;
            case UNASSIGNED -> AreaFilter.UNASSIGNED;
            case PATH -> selectPath(required(selector.text()), selector.exact());
            case LEAF -> selectLeaf(required(selector.text()), selector.exact());
        };
    }

    /**
     * The areas with these paths, as configuration lists them; paths of no area mean nothing. Archived areas count.
     *
     * @param paths       normalised
     * @param descendants whether areas below them count
     * @param unassigned  whether sessions without area count
     */
    public AreaFilter oneOf(Collection<String> paths, boolean descendants, boolean unassigned) {
        Set<Long> ids = all.stream()
                .filter(area -> paths.stream().anyMatch(path -> area.path().equals(path)
                        || descendants && area.path().startsWith(path + "/")))
                .map(Area::id)
                .collect(Collectors.toSet());
        return new AreaFilter.OneOf(ids, unassigned);
    }

    /**
     * The one area a text means, as {@link #select} finds it.
     *
     * @throws UserException if the text is blank or no path, nothing matches, or it is the end of several paths
     */
    Area one(String typed) {
        return find(required(typed)).area();
    }

    /** The area of a row, absent if there is none. */
    public Optional<Area> ofRow(long id) {
        return all.stream().filter(area -> area.id() == id).findFirst();
    }

    /** The area of a normalised path, archived or not. */
    Optional<Area> ofPath(String path) {
        return all.stream().filter(area -> area.path().equals(path)).findFirst();
    }

    /** An area and all areas below it, archived ones included, every one behind the one above it. */
    List<Area> subtree(Area top) {
        return all.stream().filter(area -> area.isWithin(top)).toList();
    }

    private static String required(String typed) {
        String text = Names.trimmed(typed);
        if (text == null) {
            throw UserException.failed("Area selector must not be empty.");
        }
        return text;
    }

    private AreaFilter selectPath(String text, boolean exact) {
        Found found = find(text);
        return within(text, found.match(), List.of(found.area()), exact);
    }

    private Found find(String text) {
        String path = AreaPaths.parse(text).text();
        Optional<Area> byPath = active().filter(area -> area.path().equals(path)).findFirst();
        if (byPath.isPresent()) {
            return new Found(byPath.get(), AreaFilter.Match.PATH);
        }
        Optional<Area> byId = all.stream().filter(area -> area.syncId().equals(text)).findFirst();
        if (byId.isPresent()) {
            return new Found(byId.get(), AreaFilter.Match.SYNC_ID);
        }
        List<Area> byEnd = active().filter(area -> area.path().endsWith("/" + path)).toList();
        if (byEnd.isEmpty()) {
            throw UserException.failed("Area not found: " + text);
        }
        if (byEnd.size() > 1) {
            throw UserException.failed("Area selector '" + text + "' is ambiguous. Matches: "
                    + byEnd.stream().map(Area::path).collect(Collectors.joining(", ")) + ". Use the full area path.");
        }
        return new Found(byEnd.get(0), AreaFilter.Match.UNIQUE_SUFFIX);
    }

    private AreaFilter selectLeaf(String text, boolean exact) {
        String slug = Names.normalise(text);
        List<Area> matches = active().filter(area -> area.slug().equals(slug)).toList();
        if (matches.isEmpty()) {
            throw UserException.failed("No area leaf matched '" + text + "'.");
        }
        return within(text, AreaFilter.Match.LEAF, matches, exact);
    }

    private Stream<Area> active() {
        return all.stream().filter(area -> !area.archived());
    }

    private AreaFilter within(String text, AreaFilter.Match match, List<Area> named, boolean exact) {
        Set<Long> ids = all.stream()
                .filter(area -> named.stream().anyMatch(top -> exact ? area.equals(top) : area.isWithin(top)))
                .map(Area::id)
                .collect(Collectors.toSet());
        return new AreaFilter.Within(text, match, named.stream().map(Area::path).toList(), exact, ids);
    }
}
