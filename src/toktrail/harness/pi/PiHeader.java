package toktrail.harness.pi;

import toktrail.json.JsonObject;
import toktrail.json.Shape;

/**
 * What a file says of its session; each may be null.
 *
 * @param sessionId id
 * @param cwd       working directory
 * @param parent    session it was forked from: a path or an id
 */
record PiHeader(String sessionId, String cwd, String parent) {

    /** Nothing known. */
    static final PiHeader NONE = new PiHeader(null, null, null);

    private static final String[] DIRECTORIES = {"cwd", "working_directory", "current_working_directory", "source_dir",
        "project_dir", "workspace_dir"};

    /** Adds the fields of a header to the shape of a record. */
    static Shape in(Shape record) {
        Shape shape = record.with("id", Shape.SCALAR).with("parentSession", Shape.SCALAR);
        for (String name : DIRECTORIES) {
            shape = shape.with(name, Shape.SCALAR);
        }
        return shape;
    }

    /** This header with what a later one states. */
    PiHeader changedBy(JsonObject header) {
        return new PiHeader(header.text("id").orElse(sessionId), directory(header), header.text("parentSession")
                .orElse(parent));
    }

    private String directory(JsonObject header) {
        for (String name : DIRECTORIES) {
            if (header.text(name).isPresent()) {
                return header.text(name).get();
            }
        }
        return cwd;
    }

    /** The id, or what the name of the file says: what stands behind the first {@code _}, if there is one. */
    String sessionId(String fileName) {
        return sessionId != null ? sessionId : idOf(fileName);
    }

    /** The id of the parent, null if there is none. */
    String parentSessionId() {
        if (parent == null || !parent.endsWith(PiHarness.LINES)) {
            return parent;
        }
        return idOf(parent.substring(Math.max(parent.lastIndexOf('/'), parent.lastIndexOf('\\')) + 1));
    }

    private static String idOf(String fileName) {
        String stem = fileName.endsWith(PiHarness.LINES)
                ? fileName.substring(0, fileName.length() - PiHarness.LINES.length()) : fileName;
        String id = stem.substring(stem.indexOf('_') + 1);
        return id.isEmpty() ? stem : id;
    }
}
