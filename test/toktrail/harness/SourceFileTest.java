package toktrail.harness;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Names of files whatever their bytes. */
public final class SourceFileTest {

    private SourceFileTest() { }

    public static void tests(Suite s) {
        s.test("a name is read as UTF-8, or spelled as in a URI", scratch -> {
            if (File.separatorChar == '/') {
                named("/x/k%C3%A9y.jsonl", "/x/k\u00e9y.jsonl", "k\u00e9y.jsonl");
                named("/x/%EF%BF%BD", "/x/\ufffd", "\ufffd");
                named("/x%20/a%25%FFb", "/x%20/a%25%FFb", "a%25%FFb");
                named("/x%20/a%25b", "/x /a%b", "a%b");
                Path folder = Path.of(URI.create(scratch.directory().toUri() + "%EF%BF%BD"));
                Files.createDirectories(folder);
                Check.equal("directory", SourceFile.slashed(scratch.directory()) + "/\ufffd",
                        SourceFile.slashed(folder));
            }
        });
    }

    private static void named(String escaped, String name, String base) {
        Path path = Path.of(URI.create("file://" + escaped));
        SourceFile file = new SourceFile(path, path.getParent(), new FileAttributes(0, 0, ""));
        Check.equal("name", name, file.name());
        Check.equal("base name", base, file.baseName());
    }
}
