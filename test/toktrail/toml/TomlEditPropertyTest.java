package toktrail.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Random changes of every valid document, against the same changes of plain maps and lists. */
public final class TomlEditPropertyTest {

    private static final int ROUNDS = 25;
    private static final List<String> VALUES = List.of("1", "\"x\"", "[1, 2]", "{ k = 1 }", "0.5", "2026-05-01");
    private static final TomlTable ENTRIES = TomlTable.empty().with("n", TomlValue.of(7))
            .with("t", TomlTable.empty().with("m", TomlValue.of("x")));

    private TomlEditPropertyTest() { }

    public static void tests(Suite s) {
        s.test("setting any value means that and leaves other text",
                scratch -> each(scratch.random(), ROUNDS, TomlEditPropertyTest::setting));
        s.test("adding any key means that and only inserts text",
                scratch -> each(scratch.random(), ROUNDS, TomlEditPropertyTest::adding));
        s.test("removing a value means that and only deletes",
                scratch -> each(scratch.random(), ROUNDS, TomlEditPropertyTest::removing));
        s.test("appending to any array of tables only inserts text",
                scratch -> each(scratch.random(), ROUNDS, TomlEditPropertyTest::appending));
        s.test("a document survives many changes in a row",
                scratch -> each(scratch.random(), 1, TomlEditPropertyTest::manyChanges));
    }

    private static void setting(TomlFixtures.Fixture f, TomlTable root, Random r) {
        TomlPath path = pick(paths(root), r);
        String rendered = pick(VALUES, r);
        if (path.last() instanceof TomlPath.Element && new Finder(syntax(f)).place(path).isEmpty()) {
            rendered = "{ k = 1 }";
        }
        TomlDocument document = TomlDocument.parse(f.text(), f.name());
        boolean isWritten = new Finder(syntax(f)).place(path).isPresent();
        document.set(path, rendered);
        Object want = put(model(root), path, 0, model(TomlParser.parseValue(rendered)));
        check(f, "set " + path + " = " + rendered, want, document);
        if (isWritten) {
            Finder.Place place = new Finder(syntax(f)).place(path).orElseThrow();
            Check.equal(f.name() + " text around " + path, f.text().substring(0, place.value().from()) + rendered
                    + f.text().substring(place.value().to()), document.text());
        }
    }

    private static void adding(TomlFixtures.Fixture f, TomlTable root, Random r) {
        List<TomlPath> tables = paths(root).stream().filter(p -> get(root, p) instanceof TomlTable).toList();
        TomlPath table = tables.isEmpty() || r.nextInt(4) == 0 ? TomlPath.of() : pick(tables, r);
        TomlPath path = table.key("new key");
        path = r.nextInt(3) == 0 ? path.key("deep").key("er") : path;
        TomlDocument document = TomlDocument.parse(f.text(), f.name());
        document.set(path, "42");
        check(f, "add " + path, put(model(root), path, 0, model(TomlValue.of(42))), document);
        boolean wasEmpty = get(root, table) instanceof TomlTable inline && inline.isEmpty();
        Check.that(f.name() + ": add " + path + " gave\n" + document.text(),
                wasEmpty || inserted(f.text(), document.text()));
    }

    private static void removing(TomlFixtures.Fixture f, TomlTable root, Random r) {
        TomlPath path = pick(paths(root), r);
        TomlDocument document = TomlDocument.parse(f.text(), f.name());
        Check.that("there", document.remove(path));
        Object want = prune(drop(model(root), path, 0), path, document);
        check(f, "remove " + path, want, document);
        Check.that(f.name() + ": remove " + path + " gave\n" + document.text(),
                subsequence(document.text(), f.text()));
    }

    private static void appending(TomlFixtures.Fixture f, TomlTable root, Random r) {
        List<TomlPath> arrays = paths(root).stream()
                .filter(p -> get(root, p) instanceof TomlArray array && array.holdsOnlyTables()).toList();
        TomlPath array = arrays.isEmpty() || r.nextInt(4) == 0 ? TomlPath.of("new tables") : pick(arrays, r);
        int index = get(root, array) instanceof TomlArray old ? old.values().size() : 0;
        TomlDocument document = TomlDocument.parse(f.text(), f.name());
        document.appendArrayTable(array, ENTRIES);
        check(f, "append to " + array, put(model(root), array.element(index), 0, model(ENTRIES)), document);
        Check.that(f.name() + ": append to " + array + " gave\n" + document.text(),
                inserted(f.text(), document.text()));
    }

    private static void manyChanges(TomlFixtures.Fixture fixture, TomlTable root, Random r) {
        TomlDocument document = TomlDocument.parse(fixture.bytes(), fixture.name());
        for (int i = 0; i < 15 && !document.root().isEmpty(); i++) {
            TomlPath path = pick(paths(document.root()), r);
            if (r.nextInt(3) == 0) {
                document.remove(path);
            } else if (document.root().get(path).orElseThrow() instanceof TomlTable) {
                document.set(path.key("k" + i).key("l"), TomlValue.of(i));
            } else {
                document.set(path.last() instanceof TomlPath.Key ? path : path.first(1), TomlValue.of(i));
            }
        }
    }

    private interface Step {
        void run(TomlFixtures.Fixture fixture, TomlTable root, Random random);
    }

    /** Runs the step for every document but the empty ones and those at the limit of nesting. */
    private static void each(Random random, int rounds, Step step) {
        for (TomlFixtures.Fixture fixture : TomlFixtures.valid()) {
            boolean deep = fixture.name().startsWith("depth");
            TomlTable root = fixture.parsed();
            for (int round = 0; round < rounds && !root.isEmpty() && !deep; round++) {
                step.run(fixture, root, random);
            }
        }
    }

    private static void check(TomlFixtures.Fixture fixture, String what, Object want, TomlDocument document) {
        Object got = model(TomlParser.parse(document.text(), fixture.name()));
        Check.that(fixture.name() + ": " + what + ": want " + want + ", got " + got + "\n" + document.text(),
                want.equals(got));
    }

    /** Whether all of {@code old} stands in {@code edited} in order, whole lines or parts of one line being added. */
    private static boolean inserted(String old, String edited) {
        int start = 0;
        while (start < old.length() && old.charAt(start) == edited.charAt(start)) {
            start++;
        }
        return edited.length() >= old.length() && subsequence(old.substring(start), edited.substring(start));
    }

    private static boolean subsequence(String small, String large) {
        int at = 0;
        for (int i = 0; i < large.length() && at < small.length(); i++) {
            at += small.charAt(at) == large.charAt(i) ? 1 : 0;
        }
        return at == small.length();
    }

    private static List<TomlPath> paths(TomlValue root) {
        List<TomlPath> found = new ArrayList<>();
        collect(root, TomlPath.of(), found);
        return found;
    }

    private static void collect(TomlValue value, TomlPath path, List<TomlPath> found) {
        if (!path.isEmpty()) {
            found.add(path);
        }
        if (value instanceof TomlTable table) {
            table.entries().forEach(entry -> collect(entry.value(), path.key(entry.key().name()), found));
        } else if (value instanceof TomlArray array) {
            for (int i = 0; i < array.values().size(); i++) {
                collect(array.values().get(i), path.element(i), found);
            }
        }
    }

    private static Syntax syntax(TomlFixtures.Fixture fixture) {
        return TomlParser.syntax(fixture.text(), fixture.name());
    }

    private static Object get(TomlTable root, TomlPath path) {
        return root.get(path).map(Object.class::cast).orElse("none");
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Values as maps, lists and text. */
    private static Object model(TomlValue value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.entries().forEach(entry -> map.put(entry.key().name(), model(entry.value())));
            return map;
        } else if (value instanceof TomlArray array) {
            return new ArrayList<>(array.values().stream().map(TomlEditPropertyTest::model).toList());
        }
        return TaggedJson.of(value).strip();
    }

    @SuppressWarnings("unchecked")
    private static Object put(Object at, TomlPath path, int depth, Object value) {
        if (depth == path.size()) {
            return value;
        }
        if (path.steps().get(depth) instanceof TomlPath.Key key) {
            Map<String, Object> map = at instanceof Map ? (Map<String, Object>) at : new LinkedHashMap<>();
            map.put(key.name(), put(map.get(key.name()), path, depth + 1, value));
            return map;
        }
        List<Object> list = at instanceof List ? (List<Object>) at : new ArrayList<>();
        int index = ((TomlPath.Element) path.steps().get(depth)).index();
        if (index == list.size()) {
            list.add("");
        }
        list.set(index, put(list.get(index), path, depth + 1, value));
        return list;
    }

    @SuppressWarnings("unchecked")
    private static Object drop(Object at, TomlPath path, int depth) {
        boolean last = depth + 1 == path.size();
        if (path.steps().get(depth) instanceof TomlPath.Key key) {
            Map<String, Object> map = (Map<String, Object>) at;
            Object below = last ? map.remove(key.name()) : drop(map.get(key.name()), path, depth + 1);
            Check.that("there", below != null);
            return map;
        }
        List<Object> list = (List<Object>) at;
        int index = ((TomlPath.Element) path.steps().get(depth)).index();
        Object below = last ? list.remove(index) : drop(list.get(index), path, depth + 1);
        Check.that("there", below != null);
        return list;
    }

    /** Drops the empty tables and arrays on the way that the document no longer mentions. */
    private static Object prune(Object model, TomlPath path, TomlDocument document) {
        Object pruned = model;
        for (int size = path.size() - 1; size > 0; size--) {
            TomlPath outer = path.first(size);
            if (document.root().get(outer).isPresent() || outer.last() instanceof TomlPath.Element) {
                break;
            }
            Object parent = pruned;
            for (TomlPath.Step step : outer.parent().steps()) {
                parent = step instanceof TomlPath.Key key ? ((Map<?, ?>) parent).get(key.name())
                        : ((List<?>) parent).get(((TomlPath.Element) step).index());
            }
            Object gone = ((Map<?, ?>) parent).remove(((TomlPath.Key) outer.last()).name());
            Check.that("only what is empty may disappear: " + gone, gone instanceof Map<?, ?> map ? map.isEmpty()
                    : gone instanceof List<?> list && list.isEmpty());
        }
        return pruned;
    }
}
