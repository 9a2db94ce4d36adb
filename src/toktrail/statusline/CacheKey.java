package toktrail.statusline;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The name of the file a line is kept in: 16 hexadecimal digits that stand for everything that was asked. FNV-1a with
 * 64 bits, as Fowler, Noll and Vo describe it, over the chars of all parts.
 */
public final class CacheKey {

    private static final String VERSION = "1";
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int DIGITS = 16;

    private static final String[] NAMES = {"HOME", "USERPROFILE", "TZ", "TERM", "NO_COLOR", "FORCE_COLOR"};
    private static final String[] PREFIXES = {"XDG_", "TOKTRAIL_"};

    /** Variables that hold a path. */
    private static final String[] PATHS = {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
        "TOKTRAIL_DB", "TOKTRAIL_CONFIG", "TOKTRAIL_MACHINE_CONFIG", "TOKTRAIL_PRICES", "TOKTRAIL_PRICES_DIR",
        "TOKTRAIL_SUBSCRIPTIONS"};

    private long hash = BASIS;

    private CacheKey() { }

    /**
     * The name for a request.
     *
     * @param words    of the command line
     * @param world    the surroundings
     * @param payload  what of the tool's payload is used, see {@link PayloadKey}; empty without one
     */
    public static String of(List<String> words, World world, String payload) {
        CacheKey key = new CacheKey();
        key.add(VERSION);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(SegmentRequest.RENEW)) {
                i++;
            } else {
                key.add(words.get(i));
            }
        }
        String[] names = world.variables().keySet().toArray(new String[0]);
        Arrays.sort(names);
        boolean relative = SegmentRequest.namesRelativeFile(words);
        for (String name : names) {
            if (counts(name)) {
                key.add(name);
                key.add(world.variables().get(name));
            }
        }
        for (String name : PATHS) {
            relative |= SegmentRequest.isRelative(world.variables().getOrDefault(name, ""));
        }
        key.add(world.terminal() ? "terminal" : "");
        key.add(relative ? world.folder() : "");
        key.add(payload);
        return key.text();
    }

    /**
     * What surrounds a process.
     *
     * @param variables of the environment
     * @param folder    the working directory
     * @param terminal  whether standard output is one
     */
    public record World(Map<String, String> variables, String folder, boolean terminal) { }

    private static boolean counts(String variable) {
        for (String name : NAMES) {
            if (variable.equals(name)) {
                return true;
            }
        }
        for (String prefix : PREFIXES) {
            if (variable.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private void add(String part) {
        for (int i = 0; i < part.length(); i++) {
            add(part.charAt(i));
        }
        add('\uFFFF');
    }

    private void add(char c) {
        hash = (hash ^ c & 0xFF) * PRIME;
        hash = (hash ^ c >> Byte.SIZE) * PRIME;
    }

    private String text() {
        String digits = Long.toHexString(hash);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
