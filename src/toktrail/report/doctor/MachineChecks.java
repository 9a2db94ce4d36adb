package toktrail.report.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import toktrail.config.file.ResolvedPath;
import toktrail.config.schema.Diagnostic;
import toktrail.environment.Environment;
import toktrail.error.FileTrouble;
import toktrail.json.JsonObject;
import toktrail.sqlite.NativeLibrary.Origin;
import toktrail.text.HomePath;

/** Checks of this machine and of the configuration: nothing of the ledger is asked. */
final class MachineChecks {

    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_FREE_BYTES = 200L << 20;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Subject subject;
    private final Environment environment;

    MachineChecks(Subject subject) {
        this.subject = subject;
        environment = subject.environment();
    }

    /** {@code config}: whether the files can be used. */
    List<Finding> configuration() {
        List<Finding> findings = new ArrayList<>();
        for (Diagnostic error : subject.reading().blocking()) {
            findings.add(Finding.of("config", Level.ERROR, error.toString()).withHint(
                    "Mend it; toktrail config validate lists all problems. Until then most commands refuse to work."));
        }
        for (Diagnostic warning : subject.reading().warnings()) {
            findings.add(Finding.of("config", Level.WARN, warning.toString())
                    .withHint("toktrail config validate lists all problems."));
        }
        return Findings.orOk(Finding.of("config", Level.OK, "Configuration files are valid."), findings);
    }

    /** {@code ledger-permissions}: whether others of this machine can read what is private. */
    List<Finding> permissions(Optional<Path> ledger) {
        List<Path> open = new ArrayList<>();
        List<Path> candidates = new ArrayList<>();
        ledger.ifPresent(file -> {
            candidates.add(file);
            candidates.add(file.resolveSibling(file.getFileName() + "-wal"));
        });
        subject.reading().locations().all().stream().filter(ResolvedPath::exists).map(ResolvedPath::path)
                .filter(Files::isRegularFile).forEach(candidates::add);
        List<Finding> unknown = new ArrayList<>();
        for (Path file : candidates) {
            try {
                if (isOpenToOthers(file)) {
                    open.add(file);
                }
            } catch (NoSuchFileException absent) {
                // The log of a ledger is there only while somebody writes.
                continue;
            } catch (IOException e) {
                unknown.add(unknown(file, FileTrouble.reason(e)));
            } catch (UnsupportedOperationException noModes) {
                unknown.add(unknown(file, "its file system has no modes"));
            }
        }
        List<Finding> findings = new ArrayList<>(unknown);
        if (!open.isEmpty()) {
            findings.add(readable(open));
        }
        return Findings.orOk(Finding.of("ledger-permissions", Level.OK,
                "Ledger and configuration can be read by their owner only."), findings);
    }

    private Finding readable(List<Path> open) {
        List<String> names = open.stream().map(this::shown).toList();
        return Finding.of("ledger-permissions", Level.WARN, "Other users of this machine can read "
                + String.join(", ", names) + ".").withHint("chmod 600 " + String.join(" ", names))
                .withData(JsonObject.builder().put("files", Findings.texts(open.stream().map(Path::toString).toList()))
                        .build());
    }

    private Finding unknown(Path file, String reason) {
        return Finding.of("ledger-permissions", Level.INFO, "Whether others can read " + shown(file)
                + " is unknown: " + reason);
    }

    /** A folder closed to others protects what is in it. */
    private static boolean isOpenToOthers(Path file) throws IOException {
        boolean readable = Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        Set<PosixFilePermission> folder = Files.getPosixFilePermissions(file.toAbsolutePath().getParent());
        return readable && (folder.contains(PosixFilePermission.GROUP_EXECUTE)
                || folder.contains(PosixFilePermission.OTHERS_EXECUTE));
    }

    /** {@code disk-space}: whether the ledger has room to grow. */
    List<Finding> diskSpace(Path ledger) {
        Path folder = ledger.toAbsolutePath().getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        try {
            long free = folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
            JsonObject data = JsonObject.builder().put("free_bytes", free).build();
            return List.of(free >= LEAST_FREE_BYTES
                    ? Finding.of("disk-space", Level.OK, "There is room for the ledger.")
                    : Finding.of("disk-space", Level.WARN, "Only " + (free >> 20) + " MiB are free where the ledger"
                            + " lies.").withHint("Free some space, or move the ledger and set TOKTRAIL_DB.")
                            .withData(data));
        } catch (IOException e) {
            return List.of(Finding.of("disk-space", Level.INFO, "The free space of " + shown(folder)
                    + " is unknown: " + FileTrouble.reason(e)));
        }
    }

    /** {@code locale}: whether names and texts that are not ASCII get through. */
    List<Finding> locale() {
        String locale = "";
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            locale = locale.isEmpty() ? environment.variable(name).orElse("") : locale;
        }
        String plain = locale.toLowerCase(Locale.ROOT).replace("-", "");
        if (environment.host().windows() || plain.contains("utf8")) {
            return List.of(Finding.of("locale", Level.OK, "The locale uses UTF-8."));
        }
        return List.of(Finding.of("locale", Level.WARN, (locale.isEmpty() ? "No locale is set"
                : "The locale " + locale + " does not say UTF-8") + ": files with names that are not ASCII cannot be"
                + " read, and tables may look odd.").withHint("export LC_ALL=C.UTF-8")
                .withData(JsonObject.builder().put("locale", locale).build()));
    }

    /** {@code zone}: whether the zone of the machine is understood, so that days begin when they should. */
    List<Finding> zone() {
        Optional<String> variable = environment.variable("TZ");
        ZoneId zone = environment.clock().getZone();
        if (variable.isPresent() && !isZone(variable.get())) {
            return List.of(Finding.of("zone", Level.WARN, "The zone TZ=" + variable.get() + " is unknown; days begin"
                    + " by " + zone.getId() + ".")
                    .withHint("Set TZ to a name such as Europe/Berlin, or timezone in config.toml."));
        }
        return List.of(Finding.of("zone", Level.OK, "Days begin by "
                + subject.reading().configuration().zone(zone).getId() + "."));
    }

    private static boolean isZone(String text) {
        // the C library takes a colon in front, paths below its folder of zones, and rules written out
        String name = text.startsWith(":") ? text.substring(1) : text;
        if (name.startsWith("/") || name.indexOf(',') >= 0) {
            return true;
        }
        try {
            ZoneId.of(name, ZoneId.SHORT_IDS);
            return true;
        } catch (DateTimeException unknown) {
            return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
        }
    }

    /** {@code jvm}: whether the Java in use will do, and starts as fast as it could. */
    List<Finding> jvm() {
        int version = Runtime.version().feature();
        if (version < OLDEST_JAVA) {
            return List.of(Finding.of("jvm", Level.ERROR, "Java " + version + " is too old.")
                    .withHint("Use Java 17 or newer."));
        }
        if (subject.library() == Origin.DRIVER) {
            return List.of(Finding.of("jvm", Level.INFO, "The cache of SQLite's library in "
                    + shown(subject.caches()) + " cannot be used, so every start is slower.")
                    .withHint("Make the folder yours and writable for you only."));
        }
        return List.of(Finding.of("jvm", Level.OK, "Java " + version + "."));
    }

    private String shown(Path path) {
        return HomePath.shorten(path.toString(), environment.home());
    }
}
