package toktrail.ledger.run;

/**
 * Which run the events of an import are linked to.
 *
 * @param kind  the way it is chosen
 * @param runId the run's id if it is given, else 0
 */
public record RunChoice(Kind kind, long runId) {

    /** The ways to choose a run. */
    public enum Kind { ACTIVE, NONE, GIVEN }

    /** The run that was active when the import began, if any. */
    public static final RunChoice ACTIVE = new RunChoice(Kind.ACTIVE, 0);

    /** No run. */
    public static final RunChoice NONE = new RunChoice(Kind.NONE, 0);

    /** A run by its id, also one that has ended. */
    public static RunChoice of(long runId) {
        return new RunChoice(Kind.GIVEN, runId);
    }
}
