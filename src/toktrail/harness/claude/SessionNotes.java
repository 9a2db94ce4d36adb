package toktrail.harness.claude;

import java.util.LinkedHashMap;
import java.util.Map;

/** What transcripts say about sessions beside their calls. */
final class SessionNotes {

    /** One session; every text may be null. */
    static final class Note {

        private String cwd;
        private String branch;
        private String parent;
        private String customTitle;
        private String aiTitle;
        private String summary;

        String cwd() {
            return cwd;
        }

        String branch() {
            return branch;
        }

        String parent() {
            return parent;
        }

        /** The user's title, else the tool's, else that of old versions. */
        String title() {
            return customTitle != null ? customTitle : aiTitle != null ? aiTitle : summary;
        }

        /** The first one stays. */
        void cwd(String directory) {
            cwd = cwd == null ? directory : cwd;
        }

        /** The last one stays. */
        void branch(String name) {
            branch = name == null ? branch : name;
        }

        /** The first one stays. */
        void parent(String session) {
            parent = parent == null ? session : parent;
        }

        /** The last one stays. */
        void customTitle(String title) {
            customTitle = title == null ? customTitle : title;
        }

        /** The last one stays. */
        void aiTitle(String title) {
            aiTitle = title == null ? aiTitle : title;
        }

        /** The last one stays. */
        void summary(String title) {
            summary = title == null ? summary : title;
        }

        /** Adds what stands further down or in a later file. */
        void add(Note later) {
            cwd(later.cwd);
            branch(later.branch);
            parent(later.parent);
            customTitle(later.customTitle);
            aiTitle(later.aiTitle);
            summary(later.summary);
        }
    }

    private final Map<String, Note> notes = new LinkedHashMap<>();

    /** The note of a session; the session of records that name none is null until the file is read. */
    Note of(String session) {
        return notes.computeIfAbsent(session, any -> new Note());
    }

    Map<String, Note> all() {
        return notes;
    }

    /** The same with what belongs to no known session given to the session of the file. */
    SessionNotes in(String session) {
        SessionNotes resolved = new SessionNotes();
        notes.forEach((id, note) -> resolved.of(id == null ? session : id).add(note));
        return resolved;
    }

    void write(PackedWriter out) {
        out.number(notes.size());
        notes.forEach((id, note) -> out.text(id).text(note.cwd).text(note.branch).text(note.parent)
                .text(note.customTitle).text(note.aiTitle).text(note.summary));
    }

    static SessionNotes read(PackedReader in) {
        SessionNotes read = new SessionNotes();
        for (int rest = in.count(); rest > 0; rest--) {
            Note note = read.of(in.text());
            note.cwd = in.text();
            note.branch = in.text();
            note.parent = in.text();
            note.customTitle = in.text();
            note.aiTitle = in.text();
            note.summary = in.text();
        }
        return read;
    }
}
