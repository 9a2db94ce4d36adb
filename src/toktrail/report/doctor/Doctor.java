package toktrail.report.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import toktrail.error.UserException;
import toktrail.json.JsonObject;
import toktrail.ledger.LedgerHealth;
import toktrail.ledger.file.LedgerPath;

/** Makes all checks. */
public final class Doctor {

    private final Subject subject;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Subject subject) {
        this.subject = Objects.requireNonNull(subject, "subject");
    }

    /** What is well and what is not. Cost: reads the whole ledger and lists the directories of all tools. */
    public static Diagnosis examine(Subject subject) {
        Doctor doctor = new Doctor(subject);
        doctor.examineAll();
        return new Diagnosis(subject.nowMs(), doctor.findings);
    }

    private void examineAll() {
        MachineChecks machine = new MachineChecks(subject);
        Optional<Path> file = ledgerFile(machine);
        if (file.isEmpty()) {
            examineSources(Optional.empty());
        } else {
            try (LedgerHealth ledger = LedgerHealth.open(file.get())) {
                examineLedger(ledger, file.get());
            } catch (UserException e) {
                broken(String.join(" ", e.lines()));
                examineSources(Optional.empty());
            }
        }
        check("config", machine::configuration);
        check("ledger-permissions", () -> machine.permissions(file));
        check("locale", machine::locale);
        check("zone", machine::zone);
        check("jvm", machine::jvm);
    }

    /** The ledger, absent if there is none or something else in its place. */
    private Optional<Path> ledgerFile(MachineChecks machine) {
        LedgerPath path;
        try {
            path = subject.ledger().get();
        } catch (UserException e) {
            broken(String.join(" ", e.lines()));
            return Optional.empty();
        }
        check("disk-space", () -> machine.diskSpace(path.effective()));
        if (path.exists()) {
            return Optional.of(path.effective());
        }
        findings.add(Finding.of("ledger-integrity", Level.INFO, "There is no ledger yet.")
                .withHint("toktrail refresh makes one and imports what the tools have kept."));
        return Optional.empty();
    }

    private void broken(String message) {
        findings.add(Finding.of("ledger-integrity", Level.ERROR, message)
                .withHint("Move the file away and restore a backup, or import anew with toktrail refresh."));
    }

    private void examineLedger(LedgerHealth ledger, Path file) {
        List<String> problems = ledger.problems();
        if (!problems.isEmpty()) {
            findings.add(Finding.of("ledger-integrity", Level.ERROR, "The ledger " + file + " is damaged: "
                    + Findings.some(problems)).withHint("Restore a backup, or move it away and import anew with"
                            + " toktrail refresh.")
                    .withData(JsonObject.builder().put("problems", Findings.texts(problems)).build()));
            examineSources(Optional.empty());
            return;
        }
        findings.add(Finding.of("ledger-integrity", Level.OK, "quick_check ok"));
        if (!ledger.isCurrent()) {
            findings.add(Finding.of("ledger-schema", Level.INFO, "The ledger was written by an older toktrail; only"
                    + " its file was checked.").withHint("The next command that reads it brings it up to date."));
            examineSources(Optional.empty());
            return;
        }
        LedgerChecks checks = new LedgerChecks(subject, ledger);
        check("ledger-rollups", checks::rollups);
        check("ledger-shrunk", checks::shrunk);
        check("ledger-wal", () -> QuickChecks.log(file));
        examineSources(Optional.of(ledger));
        check("skipped-rows", checks::skippedRows);
        check("unpriced", checks::unpriced);
        QuickChecks quick = new QuickChecks(subject.environment(), ledger);
        check("future-events", quick::future);
        check("clock", quick::clock);
        check("refresh-age", quick::refreshAge);
    }

    private void examineSources(Optional<LedgerHealth> ledger) {
        SourceChecks sources = new SourceChecks(subject, ledger);
        check("retention", () -> new RetentionChecks(subject.environment(), sources).all(subject.tools()));
        check("compressed", sources::compressed);
        check("source-missing", sources::missing);
        check("source-unreadable", sources::unreadable);
        check("source-stale", sources::stale);
    }

    private void check(String id, Supplier<List<Finding>> check) {
        try {
            findings.addAll(check.get());
        } catch (UserException e) {
            findings.add(Finding.of(id, Level.ERROR, "Not checked: " + String.join(" ", e.lines())));
        }
    }
}
