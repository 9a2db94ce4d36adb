package toktrail.harness;

import java.util.List;

/**
 * One pass over files of a harness. Readers work in parallel and only on their own file; all other methods are called
 * by one thread, the files in {@link SourceFile#FILE_ORDER}.
 *
 * @param <R> what a reader makes of a file
 */
public interface Scan<R extends Reading> {

    /** The reader for a file. Called from any thread; readers share nothing mutable. */
    FileReader<R> reader(SourceFile file);

    /**
     * Whether {@link #unchanged} is to be called. Then every file that is not read is announced in file order among
     * those that are.
     */
    default boolean needsUnchanged() {
        return false;
    }

    /**
     * Announces a file that is not read in this pass because it did not change.
     *
     * @param shared the part of its parser state that other files may depend on ({@link KeptState#shared})
     */
    default void unchanged(SourceFile file, byte[] shared) { }

    /**
     * Announces a file that did not change since it could not be read, and of which nothing was ever read before. As a
     * rule that is the same as an unchanged one that leaves nothing.
     */
    default void unread(SourceFile file) {
        unchanged(file, KeptState.NONE.shared());
    }

    /** Whether {@link #absent} is to be called. */
    default boolean needsAbsent() {
        return false;
    }

    /**
     * Tells of a file that an earlier pass read and that is not among those of this one: it was deleted, or lies under
     * another root. Comes before all other files, where {@link #needsAbsent}.
     *
     * @param name   its path, as {@link SourceFile#name} gives it
     * @param shared as for {@link #unchanged}
     */
    default void absent(String name, byte[] shared) { }

    /** Takes what was read of a file. Events may be handed on at once, in {@link #finish}, or in {@link #rest}. */
    void add(SourceFile file, R reading, EventSink sink);

    /**
     * Files that have to be read from their beginning in this pass although they did not change, because of what other
     * files told. Asked after the last {@link #add}, and again until it is empty; each answer is read and added.
     */
    default List<SourceFile> readAgain() {
        return List.of();
    }

    /** Hands on whatever was kept back, but for the {@link #rest}. */
    void finish(EventSink sink);

    /**
     * What is left to hand on, in parts, asked after {@link #finish}. The parts are handed on in this order; making
     * them ready is work for several threads. The scan is not used afterwards.
     */
    default List<Part> rest() {
        return List.of();
    }

    /** A part of what a scan hands on at its end, such as the events of a file. */
    interface Part {

        /** Makes the part ready, once. Called from any thread; parts share nothing mutable. */
        void prepare();

        /** Hands it on. Called by the scan's thread after all parts before it were handed on. */
        void hand(EventSink sink);
    }
}
