package toktrail.ledger;

import java.util.ArrayList;
import java.util.List;
import toktrail.error.UserException;
import toktrail.usage.KeyHash;
import toktrail.usage.Names;

/**
 * A place in the tree of areas.
 *
 * @param slugs normalised segments from the root down, at least one
 * @param names the segments as typed, trimmed
 */
public record AreaPath(List<String> slugs, List<String> names) {

    public AreaPath {
        slugs = List.copyOf(slugs);
        names = List.copyOf(names);
        if (slugs.isEmpty() || slugs.size() != names.size()) {
            throw new IllegalArgumentException(slugs + ", " + names);
        }
    }

    /**
     * Reads a path such as {@code work/Web Shop}.
     *
     * @throws UserException if it is empty or a segment is empty, {@code .}, {@code ..}, without letters and digits, or
     *                       has control characters
     */
    public static AreaPath parse(String typed) {
        String path = Names.trimmed(typed);
        if (path == null) {
            throw UserException.failed("Area path must not be empty.");
        }
        if (path.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw UserException.failed("Area path cannot contain control characters.");
        }
        List<String> slugs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            String name = Names.trimmed(part);
            names.add(name);
            slugs.add(slug(path, name));
        }
        return new AreaPath(slugs, names);
    }

    private static String slug(String path, String name) {
        if (name == null) {
            throw UserException.failed("Area path '" + path + "' contains an empty segment.");
        }
        if (name.equals(".") || name.equals("..")) {
            throw UserException.failed("Area path '" + path + "' contains an invalid segment '" + name + "'.");
        }
        String slug = Names.normalise(name);
        if (slug.isEmpty()) {
            throw UserException.failed(
                    "Area path '" + path + "' contains a segment without letters or digits: '" + name + "'.");
        }
        return slug;
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
    AreaPath below(String slug, String name) {
        List<String> longerSlugs = new ArrayList<>(slugs);
        longerSlugs.add(slug);
        List<String> longerNames = new ArrayList<>(names);
        longerNames.add(name);
        return new AreaPath(longerSlugs, longerNames);
    }

    /** The id that an area of this path has in every ledger. */
    public static String syncId(String path) {
        byte[] digest = KeyHash.sha256("toktrail.area.v1:" + path);
        return "area_" + java.util.HexFormat.of().formatHex(digest, 0, 16);
    }
}
