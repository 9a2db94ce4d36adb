package toktrail.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import toktrail.json.JsonObject;
import toktrail.json.Shape;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;

/** Files of JSON lines beside sources. */
public final class SideFileTest {

    private SideFileTest() { }

    public static void tests(Suite s) {
        s.test("lines that are objects are handed on, others passed over", scratch -> {
            check(scratch, "", "");
            check(scratch, "\n\n", "");
            check(scratch, "{\"n\":1}", "1");
            check(scratch, "{\"n\":1}\n{\"n\":2}\n", "1 2");
            check(scratch, "\ufeff{\"n\":1}\r\n\n [] \n{\"n\":\n{\"n\":2} x\n{\"n\":3}", "1 3");
            check(scratch, "7\n{\"n\":1}", "1");
        });
        s.test("lines of any length do not matter", scratch -> {
            Random random = scratch.random();
            for (int round = 0; round < 30; round++) {
                StringBuilder text = new StringBuilder();
                List<String> want = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    int length = (1 << 16) - 40 + random.nextInt(80);
                    boolean broken = random.nextInt(4) == 0;
                    text.append("{\"x\":\"").append("y".repeat(length)).append(broken ? "\"" : "\",").append("\"n\":")
                            .append(i).append("}\n");
                    if (!broken) {
                        want.add(Integer.toString(i));
                    }
                }
                check(scratch, text.toString(), String.join(" ", want));
            }
        });
        s.test("what opens and cannot be read fails like what does not open", scratch -> {
            for (Path file : List.of(scratch.directory(), scratch.directory().resolve("nothing"))) {
                Check.fails("value", IOException.class, () -> JsonFile.read(file, Shape.ALL));
                Check.fails("elements", IOException.class, () -> JsonFile.elements(file, Shape.ALL, 9, value -> { }));
                Check.fails("lines", IOException.class, () -> JsonLines.read(file, Shape.ALL, line -> { }));
                Check.fails("line", IOException.class, () -> JsonLines.first(file, Shape.ALL));
            }
        });
        s.test("the first line is the first line, even if it is broken", scratch -> {
            Check.equal("first", Optional.of("1"), first(scratch, "{\"n\":1}\n{\"n\":2}"));
            Check.equal("broken", Optional.empty(), first(scratch, "{\"n\":\n{\"n\":2}"));
            Check.equal("empty", Optional.empty(), first(scratch, ""));
        });
    }

    private static void check(Scratch scratch, String text, String want) throws Exception {
        Path file = Files.writeString(scratch.directory().resolve("side.jsonl"), text);
        List<String> got = new ArrayList<>();
        JsonLines.read(file, Shape.of("n"), line -> got.add(number(line)));
        Check.equal(text.length() > 200 ? "long lines" : text, want, String.join(" ", got));
    }

    private static Optional<String> first(Scratch scratch, String text) throws Exception {
        Path file = Files.writeString(scratch.directory().resolve("side.jsonl"), text);
        return JsonLines.first(file, Shape.of("n")).map(SideFileTest::number);
    }

    private static String number(JsonObject line) {
        return line.get("n").toString();
    }
}
