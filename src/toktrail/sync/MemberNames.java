package toktrail.sync;

import java.util.Arrays;
import toktrail.archive.Member;
import toktrail.error.UserException;

/** Which members of an archive are harmless. Nothing is ever written by their names; they are refused all the same. */
final class MemberNames {

    private MemberNames() { }

    /**
     * Refuses a name that leads out of a folder.
     *
     * @throws UserException for such a name
     */
    static void check(String name) {
        boolean drive = name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || drive
                || Arrays.asList(name.split("/")).contains("..")) {
            throw UserException.failed("unsafe member path in archive: " + name);
        }
    }

    /**
     * Refuses whatever is not a regular file of a harmless name.
     *
     * @throws UserException for such a member
     */
    static void check(Member member) {
        String name = member.name();
        if (!name.isEmpty()) {
            check(name);
        }
        switch (member.kind()) {
            case LINK -> throw UserException.failed("link member in archive refused: " + name);
            case OTHER -> {
                String shown = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
                throw UserException.failed("archive member is not a regular file: "
                        + (shown.isEmpty() ? "." : shown));
            }
            case FILE -> check(name);
        }
    }

    /** The part of a name behind the last slash. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
