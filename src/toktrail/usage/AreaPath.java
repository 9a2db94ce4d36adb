package toktrail.usage;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A place in the tree of areas.
 *
 * @param slugs normalised segments from the root down, at least one
 * @param names the segments as typed, trimmed
 */
public record AreaPath(List<String> slugs, List<String> names) implements AreaReading {

    public AreaPath {
        slugs = List.copyOf(slugs);
        names = List.copyOf(names);
        if (slugs.isEmpty() || slugs.size() != names.size()) {
            throw new IllegalArgumentException(slugs + ", " + names);
        }
    }

    /** Reads a path such as {@code work/Web Shop}: the path, or what is wrong with it. */
    public static AreaReading read(String typed) {
        String path = Names.trimmed(typed);
        if (path == null) {
            return new AreaProblem(AreaProblem.Kind.EMPTY_PATH, "", "");
        }
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (Names.hasControl(part)) {
                return new AreaProblem(AreaProblem.Kind.CONTROL_CHARACTER, path, part);
            }
        }
        List<String> slugs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            String name = Names.trimmed(part);
            if (name == null) {
                return new AreaProblem(AreaProblem.Kind.EMPTY_SEGMENT, path, "");
            }
            if (name.equals(".") || name.equals("..")) {
                return new AreaProblem(AreaProblem.Kind.DOTS, path, name);
            }
            String slug = Names.normalise(name);
            if (slug.isEmpty()) {
                return new AreaProblem(AreaProblem.Kind.NO_LETTERS, path, name);
            }
            slugs.add(slug);
            names.add(name);
        }
        return new AreaPath(slugs, names);
    }

    /** Whether both texts are paths of the same area. */
    public static boolean same(String a, String b) {
        return read(a) instanceof AreaPath one && read(b) instanceof AreaPath other && one.slugs.equals(other.slugs);
    }

    /** The first {@code count} slugs joined by {@code /}. */
    public String text(int count) {
        return String.join("/", slugs.subList(0, count));
    }

    /** All slugs joined by {@code /}. */
    public String text() {
        return text(slugs.size());
    }

    /** This path and one segment more, which has been normalised before. */
    public AreaPath below(String slug, String name) {
        List<String> longerSlugs = new ArrayList<>(slugs);
        longerSlugs.add(slug);
        List<String> longerNames = new ArrayList<>(names);
        longerNames.add(name);
        return new AreaPath(longerSlugs, longerNames);
    }

    /** The id that an area of this path has in every ledger. */
    public static String syncId(String path) {
        byte[] digest = KeyHash.sha256("toktrail.area.v1:" + path);
        return "area_" + HexFormat.of().formatHex(digest, 0, 16);
    }
}
