package toktrail.harness.opencode;

/**
 * What a source says about a session; each but the id may be null.
 *
 * @param id        session
 * @param title     title
 * @param directory working directory
 * @param worktree  top level of the project's repository
 * @param parentId  session it was forked or spawned from
 * @param updatedMs when it was written last; the smallest long if unknown
 */
record Session(String id, String title, String directory, String worktree, String parentId, long updatedMs) { }
