package toktrail.toml;

import java.util.List;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Single changes of a text, each shown before and after. */
public final class TomlDocumentTest {

    private interface Edit {
        void of(TomlDocument document);
    }

    private TomlDocumentTest() { }

    public static void tests(Suite s) {
        s.test("a value is replaced where it stands", scratch -> {
            set("a = 1 # one\nb = 2\n", "a", "10", "a = 10 # one\nb = 2\n");
            set("  a   =\t'x'  \n", "a", "\"y\"", "  a   =\t\"y\"  \n");
            set("a = [\n 1, # c\n]\nb = 2", "a", "[]", "a = []\nb = 2");
            set("[t]\nx.y = 1\n", "t.x.y", "2", "[t]\nx.y = 2\n");
            set("t = { x = 1, y.z = 2 } # c\n", "t.y.z", "3", "t = { x = 1, y.z = 3 } # c\n");
            set("a = 1\r\nb = 2\r\n", "b", "3", "a = 1\r\nb = 3\r\n");
            set("\uFEFFa = 1", "a", "2", "\uFEFFa = 2");
            set("[t]\nx = 1\n\n[u]\ny = 2\n", "t", "5", "t = 5\n\n[u]\ny = 2\n");
        });
        s.test("a new key goes to the end of its table's own lines", scratch -> {
            set("[a]\nx = 1\n\n# about b\n[b]\n", "a.y", "2", "[a]\nx = 1\ny = 2\n\n# about b\n[b]\n");
            set("[a]\nx = 1\n# about b\n[b]\n", "a.y", "2", "[a]\nx = 1\ny = 2\n# about b\n[b]\n");
            set("[a]\nx = 1\n# z = 3\n\n# about b\n[b]\n", "a.y", "2",
                    "[a]\nx = 1\n# z = 3\ny = 2\n\n# about b\n[b]\n");
            set("[a]\n# x = 1\n\n[b]\n", "a.y", "2", "[a]\n# x = 1\ny = 2\n\n[b]\n");
            set("[a]\n[b]\n", "a.y", "2", "[a]\ny = 2\n[b]\n");
            set("[a]\n  x = [\n  1 ] # c\n[b]\n", "a.y", "2", "[a]\n  x = [\n  1 ] # c\n  y = 2\n[b]\n");
            set("[a]\r\nx = 1\r\n\r\n[b]\r\n", "a.y", "2", "[a]\r\nx = 1\r\ny = 2\r\n\r\n[b]\r\n");
            set("[a]", "a.y", "2", "[a]\ny = 2\n");
            set("[a]\nx = 1", "a.y", "2", "[a]\nx = 1\ny = 2\n");
            set("a.b = 1\nc = 2\n", "a.d", "3", "a.b = 1\na.d = 3\nc = 2\n");
            set("a.b = 1\nc = 2\n", "a.d.e", "3", "a.b = 1\na.d.e = 3\nc = 2\n");
            set("[a]\nx = 1\n", "a.\"y z\"", "2", "[a]\nx = 1\n\"y z\" = 2\n");
        });
        s.test("a new key before all headers stands apart from the comment above", scratch -> {
            set("", "a", "1", "a = 1\n");
            set("# top\n", "a", "1", "# top\n\na = 1\n");
            set("# top", "a", "1", "# top\n\na = 1\n");
            set("# top\n\n[b]\n", "a", "1", "# top\n\na = 1\n\n[b]\n");
            set("# about b\n[b]\n", "a", "1", "a = 1\n\n# about b\n[b]\n");
            set("[b]\n", "a", "1", "a = 1\n\n[b]\n");
            set("\uFEFF[b]\n", "a", "1", "\uFEFFa = 1\n\n[b]\n");
            set("x = 1\n\n[b]\n", "a", "1", "x = 1\na = 1\n\n[b]\n");
        });
        s.test("a missing table gets a header at the end behind one blank line", scratch -> {
            set("", "a.b", "1", "[a]\nb = 1\n");
            set("x = 1\n", "a.b.c", "1", "x = 1\n\n[a.b]\nc = 1\n");
            set("x = 1", "a.b", "1", "x = 1\n\n[a]\nb = 1\n");
            set("x = 1\n\n", "a.b", "1", "x = 1\n\n[a]\nb = 1\n");
            set("[a.b]\nx = 1\n", "a.y", "2", "[a.b]\nx = 1\n\n[a]\ny = 2\n");
            set("[a]\r\nx = 1\r\n", "a.b.c", "2", "[a]\r\nx = 1\r\n\r\n[a.b]\r\nc = 2\r\n");
        });
        s.test("a new key goes into an inline table", scratch -> {
            set("a = {}\n", "a.b", "1", "a = { b = 1 }\n");
            set("a = { x = 1 } # c\n", "a.b", "1", "a = { x = 1, b = 1 } # c\n");
            set("a = {x.y = 1}\n", "a.x.z.w", "1", "a = {x.y = 1, x.z.w = 1}\n");
            set("a = { b = { c = 1 } }\n", "a.b.d", "[1]", "a = { b = { c = 1, d = [1] } }\n");
        });
        elements(s);
        removals(s);
        arrays(s);
        faults(s);
    }

    private static void elements(Suite s) {
        s.test("a key of one element stays with that element", scratch -> {
            String text = "[[a]]\nx = 1\n\n[a.t.u]\nk = 1\n\n[[a]]\nx = 2\n";
            TomlPath first = TomlPath.of("a").element(0);
            edit(text, d -> d.set(first.key("x"), "9"), text.replace("x = 1", "x = 9"));
            edit(text, d -> d.set(first.key("y"), "9"), text.replace("x = 1\n", "x = 1\ny = 9\n"));
            edit(text, d -> d.set(first.key("n").key("m"), "9"), text.replace("x = 1\n", "x = 1\nn.m = 9\n"));
            edit(text, d -> d.set(first.key("t").key("v"), "9"), text.replace("x = 1\n", "x = 1\nt.v = 9\n"));
            edit(text, d -> d.set(first.key("t").key("u").key("v"), "9"), text.replace("k = 1\n", "k = 1\nv = 9\n"));
            edit("a = [{ x = 1 }, { x = 2 }]\n", d -> d.set(TomlPath.of("a").element(1).key("y"), TomlValue.of("z")),
                    "a = [{ x = 1 }, { x = 2, y = \"z\" }]\n");
            edit("a = [1, 2]\n", d -> d.set(TomlPath.of("a").element(1), TomlValue.of(true)), "a = [1, true]\n");
        });
        s.test("an element of an array of tables is replaced where it stands", scratch -> {
            TomlTable entries = TomlTable.empty().with("n", TomlValue.of(1))
                    .with("t", TomlTable.empty().with("m", TomlValue.of(2)));
            edit("# one\n[[a]] # c\nx = 1\ny = 2\n\n[a.t]\nz = 3\n\n# two\n[[a]]\nx = 4\n",
                    d -> d.replaceArrayTable(TomlPath.of("a"), 0, entries),
                    "# one\n[[a]] # c\nn = 1\n\n[a.t]\nm = 2\n\n# two\n[[a]]\nx = 4\n");
            edit("a = [{ x = 1 }, { x = 2 }]\n",
                    d -> d.replaceArrayTable(TomlPath.of("a"), 1, TomlTable.empty().with("n", TomlValue.of(1))),
                    "a = [{ x = 1 }, { n = 1 }]\n");
            edit("[[a]]", d -> d.set(TomlPath.of("a").element(0), "{ n = 1 }"), "[[a]]\nn = 1\n");
        });
    }

    private static void removals(Suite s) {
        s.test("removing a key takes its lines and nothing else", scratch -> {
            remove("a = 1\n# c\nb = 2 # d\nc = 3\n", "b", "a = 1\n# c\nc = 3\n");
            remove("a = [\n 1, # c\n] # d\nb = 2", "a", "b = 2");
            remove("a = 1\nb = 2", "b", "a = 1\n");
            remove("[t]\n x.y = 1\n x.z = 2\n", "t.x.y", "[t]\n x.z = 2\n");
            remove("x.y = 1\nk = 1\nx.z = 2\n", "x", "k = 1\n");
            remove("a = 1\r\nb = 2\r\n", "a", "b = 2\r\n");
        });
        s.test("removing from an inline table or an array takes one comma", scratch -> {
            remove("t = { a = 1, b = 2, c = 3 }\n", "t.a", "t = { b = 2, c = 3 }\n");
            remove("t = { a = 1, b = 2, c = 3 }\n", "t.b", "t = { a = 1, c = 3 }\n");
            remove("t = { a = 1, b = 2, c = 3 }\n", "t.c", "t = { a = 1, b = 2 }\n");
            remove("t = { a = 1 }\n", "t.a", "t = {}\n");
            remove("t = { a.b = 1, c = 2, a.d = 3 }\n", "t.a", "t = { c = 2 }\n");
            element("a = [1, 2, 3]", 0, "a = [2, 3]");
            element("a = [1, 2, 3]", 1, "a = [1, 3]");
            element("a = [1, 2, 3]", 2, "a = [1, 2]");
            element("a = [1]", 0, "a = []");
            element("a = [\n  1, # one\n  2, # two\n]\n", 0, "a = [\n  2, # two\n]\n");
            element("a = [\n  1, # one\n  2, # two\n]\n", 1, "a = [\n  1, # one\n]\n");
            element("a = [\n  1, # one\n  2 # two\n]\n", 1, "a = [\n  1, # one\n   # two\n]\n");
            element("a = [\n  1 # one\n  , 2 ]\n", 0, "a = [\n   # one\n   2 ]\n");
        });
        s.test("removing a table takes its sections and the comments above their headers", scratch -> {
            remove("# top\n\n# about a\n[a]\nx = 1\n\n# about b\n[b]\ny = 2\n", "a",
                    "# top\n\n# about b\n[b]\ny = 2\n");
            remove("[a]\nx = 1\n\n# about b\n[b]\ny = 2\n", "b", "[a]\nx = 1\n");
            remove("# top\n[a]\nx = 1\n[b]\n", "a", "# top\n[b]\n");
            remove("[a.b]\nx = 1\n\n[c]\n\n[a]\ny = 1\n\n[d]\n", "a", "[c]\n\n[d]\n");
            remove("[a.b]\nx = 1\n\n[c]\n", "a.b", "[c]\n");
            remove("[a]\nx = 1\n\n# ---- group ----\n\n[b]\n", "a", "# ---- group ----\n\n[b]\n");
            remove("[a]\nt.x = 1\n[a.t.u]\ny = 1\n[a.v]\n", "a.t", "[a]\n[a.v]\n");
        });
        s.test("removing an element takes its sections alone", scratch -> {
            String text = "[[a]]\nx = 1\n\n[a.t]\ny = 1\n\n[b]\n\n# second\n[[a]]\nx = 2\n\n[[a.s]]\nz = 1\n\n[c]\n";
            edit(text, d -> d.removeArrayTable(TomlPath.of("a"), 0),
                    "[b]\n\n# second\n[[a]]\nx = 2\n\n[[a.s]]\nz = 1\n\n[c]\n");
            edit(text, d -> d.removeArrayTable(TomlPath.of("a"), 1), "[[a]]\nx = 1\n\n[a.t]\ny = 1\n\n[b]\n\n[c]\n");
            edit("[[a]]\n", d -> d.removeArrayTable(TomlPath.of("a"), 0), "");
        });
        s.test("removing what is not there changes nothing", scratch -> {
            TomlDocument document = TomlDocument.parse("a = 1\n", "f");
            Check.equal("key", false, document.remove(TomlPath.of("b")));
            Check.equal("below", false, document.remove(TomlPath.of("a", "b")));
            Check.equal("element", false, document.removeArrayTable(TomlPath.of("a"), 0));
            Check.equal("text", "a = 1\n", document.text());
        });
    }

    private static void arrays(Suite s) {
        TomlTable rule = TomlTable.empty().with("area", TomlValue.of("work/shop"))
                .with("cwd_globs", TomlValue.ofStrings(List.of("/home/dev/shop", "/home/dev/shop/**")))
                .with("priority", TomlValue.of(100));
        String written = "[[areas.rules]]\narea = \"work/shop\"\n"
                + "cwd_globs = [\"/home/dev/shop\", \"/home/dev/shop/**\"]\npriority = 100\n";
        s.test("a table is appended with a header at the end", scratch -> {
            append("", "areas.rules", rule, written);
            append("# c\n[areas]\nauto_detect = true # d\n", "areas.rules", rule,
                    "# c\n[areas]\nauto_detect = true # d\n\n" + written);
            append("[[areas.rules]]\narea = \"x\"\n\n[ui]\nmode = 1\n", "areas.rules", rule,
                    "[[areas.rules]]\narea = \"x\"\n\n[ui]\nmode = 1\n\n" + written);
            append("a = 1\r\n", "areas.rules", rule, "a = 1\r\n\r\n" + written.replace("\n", "\r\n"));
        });
        TomlTable one = TomlTable.empty().with("n", TomlValue.of(1));
        s.test("a table is appended in brackets to an array that has them", scratch -> {
            append("a = []\n", "a", one, "a = [{ n = 1 }]\n");
            append("a = [{ n = 0 }]\n", "a", one, "a = [{ n = 0 }, { n = 1 }]\n");
            append("a = [\n  { n = 0 }, # zero\n]\n", "a", one, "a = [\n  { n = 0 }, # zero\n  { n = 1 },\n]\n");
            append("a = [\n  { n = 0 } # zero\n]\n", "a", one, "a = [\n  { n = 0 }, # zero\n  { n = 1 }\n]\n");
            append("a = { b = 1 }\n", "a.c", one, "a = { b = 1, c = [{ n = 1 }] }\n");
        });
        s.test("a table is appended below the last element or the one that is named", scratch -> {
            String text = "[[a]]\n[[a.b]]\nn = 0\n\n[[a]]\nx = 1\n";
            append(text, "a.b", one, text + "\n[[a.b]]\nn = 1\n");
            edit(text, d -> d.appendArrayTable(TomlPath.of("a").element(0).key("b"), one),
                    "[[a]]\n[[a.b]]\nn = 0\n\n[[a.b]]\nn = 1\n\n[[a]]\nx = 1\n");
            edit(text, d -> d.appendArrayTable(TomlPath.of("a").element(0).key("c"), one),
                    "[[a]]\nc = [{ n = 1 }]\n[[a.b]]\nn = 0\n\n[[a]]\nx = 1\n");
        });
    }

    private static void faults(Suite s) {
        s.test("a path that does not fit is refused and changes nothing", scratch -> {
            TomlDocument document = TomlDocument.parse("a = 1\nb = [1]\n[[c]]\n", "f");
            TomlException fault = Check.fails("a.x", TomlException.class,
                    () -> document.set(TomlPath.of("a", "x"), "1"));
            Check.equal("a.x", "f:1:5: expected a table at a, found an integer", fault.getMessage());
            Check.fails("b.x", TomlException.class, () -> document.set(TomlPath.of("b", "x"), "1"));
            Check.fails("c.x", TomlException.class, () -> document.set(TomlPath.of("c", "x"), "1"));
            Check.fails("append to a number", TomlException.class,
                    () -> document.appendArrayTable(TomlPath.of("a"), TomlTable.empty()));
            Check.fails("b[1]", IllegalArgumentException.class,
                    () -> document.set(TomlPath.of("b").element(1), "1"));
            Check.fails("c[1].x", IllegalArgumentException.class,
                    () -> document.set(TomlPath.of("c").element(1).key("x"), "1"));
            Check.fails("c[1]", IllegalArgumentException.class,
                    () -> document.replaceArrayTable(TomlPath.of("c"), 1, TomlTable.empty()));
            Check.fails("root", IllegalArgumentException.class, () -> document.remove(TomlPath.of()));
            Check.equal("text", "a = 1\nb = [1]\n[[c]]\n", document.text());
        });
        s.test("text that is not one value cannot be set", scratch -> {
            TomlDocument document = TomlDocument.parse("a = 1\n", "f");
            for (String bad : List.of("", "x", "1 # c", "1\nb = 2", "1, 2", "[1", "\"a", "{ a = 1 } b", "\"\ud800\"")) {
                Check.fails(bad, TomlException.class, () -> document.set(TomlPath.of("a"), bad));
            }
            Check.equal("text", "a = 1\n", document.text());
        });
    }

    private static void set(String before, String path, String rendered, String after) {
        edit(before, document -> document.set(path(path), rendered), after);
    }

    private static void remove(String before, String path, String after) {
        edit(before, document -> Check.that("removed " + path, document.remove(path(path))), after);
    }

    private static void element(String before, int index, String after) {
        edit(before, document -> document.remove(TomlPath.of("a").element(index)), after);
    }

    private static void append(String before, String path, TomlTable entries, String after) {
        edit(before, document -> document.appendArrayTable(path(path), entries), after);
    }

    private static void edit(String before, Edit edit, String after) {
        TomlDocument document = TomlDocument.parse(before, "f");
        edit.of(document);
        Check.equal(before.replace("\n", "\\n"), after.replace("\n", "\\n"), document.text().replace("\n", "\\n"));
    }

    private static TomlPath path(String dotted) {
        return TomlPath.of(List.of(dotted.replace("\"", "").split("\\.")));
    }
}
