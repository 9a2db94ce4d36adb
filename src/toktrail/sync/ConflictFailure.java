package toktrail.sync;

/** Ends an import because of a conflict; the transaction is taken back on its way. */
final class ConflictFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Conflict conflict;

    ConflictFailure(Conflict conflict) {
        super(conflict.message());
        this.conflict = conflict;
    }

    Conflict conflict() {
        return conflict;
    }
}
