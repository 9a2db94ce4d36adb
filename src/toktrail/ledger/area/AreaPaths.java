package toktrail.ledger.area;

import toktrail.error.UserException;
import toktrail.usage.AreaPath;
import toktrail.usage.AreaProblem;
import toktrail.usage.AreaReading;

/** Paths of areas that must be right. */
public final class AreaPaths {

    private AreaPaths() { }

    /**
     * Reads a path such as {@code work/Web Shop}.
     *
     * @throws UserException if it is empty or a segment is empty, {@code .}, {@code ..}, without letters and digits, or
     *                       has control characters
     */
    public static AreaPath parse(String typed) {
        AreaReading reading = AreaPath.read(typed);
        if (reading instanceof AreaProblem problem) {
            throw UserException.failed(message(problem));
        }
        return (AreaPath) reading;
    }

    private static String message(AreaProblem problem) {
        String path = "Area path '" + problem.path() + "'";
        return switch (problem.kind()) {
            case EMPTY_PATH -> "Area path must not be empty.";
            case CONTROL_CHARACTER -> "Area path cannot contain control characters.";
            case EMPTY_SEGMENT -> path + " contains an empty segment.";
            case DOTS -> path + " contains an invalid segment '" + problem.segment() + "'.";
            case NO_LETTERS -> path + " contains a segment without letters or digits: '" + problem.segment() + "'.";
        };
    }
}
