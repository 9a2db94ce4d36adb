package toktrail.config.area;

import java.util.List;
import java.util.Objects;

/**
 * Which sessions belong to an area.
 *
 * @param area       path of the area as written, a valid one
 * @param cwdGlobs   patterns of directories as written
 * @param gitRemotes patterns of git remotes as written
 * @param priority   the highest one wins, among equal ones the later rule
 */
public record AreaRule(String area, List<String> cwdGlobs, List<String> gitRemotes, long priority) {

    public AreaRule {
        Objects.requireNonNull(area, "area");
        cwdGlobs = List.copyOf(cwdGlobs);
        gitRemotes = List.copyOf(gitRemotes);
    }
}
