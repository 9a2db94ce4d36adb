package toktrail.harness.vscode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toktrail.environment.Environment;
import toktrail.harness.CallScan;
import toktrail.harness.FileAttributes;
import toktrail.harness.FileTree;
import toktrail.harness.Harness;
import toktrail.harness.HarnessInfo;
import toktrail.harness.RootChoice;
import toktrail.harness.Roots;
import toktrail.harness.Scan;
import toktrail.harness.ScanContext;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceListing;
import toktrail.usage.EventRules;

/** An extension of VS Code or a relative of it. One event is one request. */
public final class ExtensionHarness implements Harness {

    private static final List<String> EDITORS = List.of("Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf");
    private static final List<String> SETTINGS = List.of(".config", "Library/Application Support");
    private static final String WINDOWS_SETTINGS = "APPDATA";
    private static final List<String> SERVERS = List.of(".vscode-server/data", ".cursor-server/data");
    private static final String STORAGE = "User/globalStorage";
    private static final String TASKS = "tasks";
    private static final String MESSAGES = "ui_messages.json";
    private static final String CONVERSATION = "api_conversation_history.json";
    /** Names in {@code tasks/<task>/ui_messages.json}. */
    private static final int DEPTH = 3;

    private final Extension extension;
    private final HarnessInfo info;

    private ExtensionHarness(Extension extension) {
        this.extension = extension;
        String id = extension.id();
        info = new HarnessInfo(id, extension.displayName(), id + "_path", List.of(variable(extension),
                WINDOWS_SETTINGS), List.of(TASKS), true, extension.displayName() + " source path not found");
    }

    /** Roo Code. */
    public static ExtensionHarness rooCode() {
        return new ExtensionHarness(Extension.ROOCODE);
    }

    /** Kilo Code. */
    public static ExtensionHarness kiloCode() {
        return new ExtensionHarness(Extension.KILOCODE);
    }

    /** Cline. */
    public static ExtensionHarness cline() {
        return new ExtensionHarness(Extension.CLINE);
    }

    private static String variable(Extension extension) {
        return "TOKTRAIL_" + extension.id().toUpperCase(Locale.ROOT) + "_PATH";
    }

    @Override
    public HarnessInfo info() {
        return info;
    }

    @Override
    public EventRules rules() {
        return extension.rules();
    }

    @Override
    public List<Path> defaultRoots(Environment environment) {
        return RootChoice.in(environment).named(variable(extension)).or(() -> {
            List<Path> roots = new ArrayList<>();
            for (Path editor : editors(environment)) {
                roots.add(editor.resolve(STORAGE).resolve(extension.directory()));
            }
            return Roots.existing(roots);
        });
    }

    /** The directories of editors' user data, whether or not they exist. */
    private static List<Path> editors(Environment environment) {
        Path home = environment.home();
        List<Path> settings = new ArrayList<>();
        SETTINGS.forEach(directory -> settings.add(home.resolve(directory)));
        Roots.single(environment, WINDOWS_SETTINGS, home).ifPresent(settings::add);
        List<Path> editors = new ArrayList<>();
        for (Path directory : settings) {
            EDITORS.forEach(editor -> editors.add(directory.resolve(editor)));
        }
        SERVERS.forEach(server -> editors.add(home.resolve(server)));
        return editors;
    }

    @Override
    public SourceListing list(Path root, Environment environment) throws IOException {
        return FileTree.list(root, file -> {
            Path path = root.relativize(file);
            return path.getNameCount() == DEPTH && path.endsWith(MESSAGES);
        }, directory -> {
            Path path = root.relativize(directory);
            return path.getNameCount() < DEPTH && path.startsWith(TASKS);
        });
    }

    /** Model and agent stand in the conversation. */
    @Override
    public String auxiliaryFingerprint(SourceFile file) throws IOException {
        Path conversation = conversation(file);
        if (!Files.isRegularFile(conversation)) {
            return "";
        }
        FileAttributes attributes = FileAttributes.of(Files.readAttributes(conversation, BasicFileAttributes.class));
        return attributes.sizeBytes() + " " + attributes.modifiedNs();
    }

    /** The conversation of the task whose messages these are; it need not exist. */
    static Path conversation(SourceFile file) {
        return file.path().resolveSibling(CONVERSATION);
    }

    @Override
    public Scan<?> scan(ScanContext context) {
        return new CallScan(file -> new ViewMessages(extension, context.keepRaw()));
    }
}
