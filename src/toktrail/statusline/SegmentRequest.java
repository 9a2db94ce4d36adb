package toktrail.statusline;

import java.util.List;

/**
 * What of a command line decides whether a kept line may answer it. Looks at words only; on the path of every start.
 */
public final class SegmentRequest {

    /** The hidden option of the process that renews a line; what follows says what its output would be. */
    public static final String RENEW = "--renew";

    private static final String COMMAND = "statusline";

    /** Global options with a value that may stand before the command; those before {@link #COLOR} name files. */
    static final String[] VALUED = {"--db", "--config", "--machine-config", "--prices", "--prices-dir",
        "--subscriptions", "--color", "--now-ms"};
    private static final String COLOR = "--color";

    private SegmentRequest() { }

    /** Whether the words ask for a segment; not if they ask for one of the commands below it. */
    public static boolean isSegment(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (isValued(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                return word.equals(COMMAND) && !leadsOn(words, i + 1);
            }
        }
        return false;
    }

    /** Whether another command may be meant; a value of that name costs no more than a look at a kept line. */
    private static boolean leadsOn(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            switch (words.get(i)) {
                case "test", "install", "config", "--help", "-h", RENEW -> {
                    return true;
                }
                default -> { }
            }
        }
        return false;
    }

    private static boolean isValued(String word) {
        for (String option : VALUED) {
            if (word.equals(option)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word names a file by a path that starts at the working directory. */
    static boolean namesRelativeFile(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            for (String option : VALUED) {
                if (option.equals(COLOR)) {
                    break;
                }
                if (word.equals(option) && i + 1 < words.size() && isRelative(words.get(i + 1))
                        || word.startsWith(option + "=") && isRelative(word.substring(option.length() + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a path starts at the working directory. */
    static boolean isRelative(String path) {
        return !path.isEmpty() && !path.startsWith("/") && !path.equals("~") && !path.startsWith("~/");
    }
}
