package toktrail.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import toktrail.ledger.Ledger;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.file.LedgerSettings;
import toktrail.ledger.importing.Importing;
import toktrail.ledger.row.PreparedEvent;
import toktrail.usage.Amount;
import toktrail.usage.CallKind;
import toktrail.usage.EventKeys;
import toktrail.usage.SessionRef;
import toktrail.usage.SourcePosition;
import toktrail.usage.Tokens;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** Inserts synthetic events into a ledger: {@code LedgerBench [EVENTS]}. Prints a line for each way. */
public final class LedgerBench {

    private static final long START_MS = 1_750_000_000_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final int EVENTS_PER_SESSION = 67;

    private final SampleRules rules = SampleRules.of(UpdatePolicy.FILE);
    private final LedgerSettings settings = LedgerSettings.of(Clock.systemUTC(), ZoneId.of("Europe/Berlin"))
            .withTierBounds(model -> model.endsWith("0") ? new long[] {200_000} : new long[0]);

    private final PreparedEvent.Preparation preparation = new PreparedEvent.Preparation();
    private double cpuSeconds;

    private LedgerBench() { }

    /** Runs every case once to warm up and twice to measure. */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 600_000;
        LedgerBench bench = new LedgerBench();
        bench.print("first import, cold JVM", count, true);
        for (int round = 0; round < 2; round++) {
            bench.print("first import", count, true);
            bench.print("normal path", count, false);
        }
        bench.repeatsAndSmall(count);
    }

    private void print(String name, int count, boolean large) throws Exception {
        List<UsageEvent> events = events(count);
        Path file = Files.createTempDirectory("toktrail-bench").resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file, settings)) {
            double seconds = run(ledger, events, large);
            report(name, count, seconds);
            System.out.printf(Locale.ROOT, "    %.0f bytes per event%n", Files.size(file) / (double) count);
        }
        delete(file.getParent());
    }

    private void repeatsAndSmall(int count) throws Exception {
        Path file = Files.createTempDirectory("toktrail-bench").resolve("ledger.db");
        List<UsageEvent> events = events(count);
        try (Ledger ledger = Ledger.open(file, settings)) {
            run(ledger, events, true);
            List<UsageEvent> repeats = events.subList(0, count / 3);
            report("repeats", repeats.size(), run(ledger, repeats, false));
            List<UsageEvent> more = events(count + 5_000);
            for (int i = 0; i < 5; i++) {
                List<UsageEvent> some = more.subList(count + 1_000 * i, count + 1_000 * (i + 1));
                report("1000 more", 1_000, run(ledger, some, false));
            }
            report("nothing", 1, run(ledger, List.of(), false));
            System.out.println("    differences: " + ledger.checkSums());
        }
        delete(file.getParent());
    }

    private double run(Ledger ledger, List<UsageEvent> events, boolean large) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long startCpu = threads.getCurrentThreadCpuTime();
        try (Importing importing = ledger.importing(Samples.QUICK)) {
            if (large) {
                importing.expectLarge();
            }
            int n = 0;
            for (UsageEvent event : events) {
                importing.event(preparation.of(event, rules, List.of()));
                if (++n % EVENTS_PER_SESSION == 0) {
                    importing.commitPoint();
                }
            }
            importing.finish();
        }
        cpuSeconds = (threads.getCurrentThreadCpuTime() - startCpu) / 1e9;
        return (System.nanoTime() - start) / 1e9;
    }

    private void report(String name, int count, double seconds) {
        System.out.printf(Locale.ROOT, "%-24s %,9d events  %.3f s (CPU %.3f s)  %,10.0f per CPU second%n", name,
                count, seconds, cpuSeconds, count / cpuSeconds);
    }

    /** Half of them with message ids and alternate keys, half with keys that follow from their position. */
    private static List<UsageEvent> events(int count) {
        Random random = new Random(7);
        List<UsageEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int session = i / EVENTS_PER_SESSION;
            boolean claude = session % 2 == 0;
            String harness = claude ? "claude" : "codex";
            String file = "/home/dev/." + harness + "/projects/work/session-" + session + ".jsonl";
            SourcePosition position = new SourcePosition(file, i % EVENTS_PER_SESSION * 9 + 4,
                    i % EVENTS_PER_SESSION * 21_000L);
            String message = "msg_01" + Long.toHexString(i * 0x9E3779B97F4A7C15L) + "Q";
            SessionRef ref = new SessionRef(harness, "0198a1b2-0000-7000-8000-" + String.format(Locale.ROOT, "%012d",
                    session));
            String dedup = claude ? message + ":req_011" + Integer.toHexString(i) : position.rowId();
            EventKeys keys = new EventKeys(position.rowId(), claude ? message : null, dedup,
                    harness + ":" + ref.sourceSessionId() + ":" + dedup, harness + ":" + dedup,
                    claude ? harness + ":" + message : null);
            long created = START_MS + session / 20 * DAY_MS + i % EVENTS_PER_SESSION * 97_000L;
            CallKind kind = CallKind.of(claude ? "anthropic" : "openai", "model-" + (session + i / 7) % 12, null, null);
            Tokens tokens = new Tokens(random.nextInt(5_000), random.nextInt(2_000), claude ? 0 : random.nextInt(900),
                    random.nextInt(300_000), random.nextInt(9_000), 0);
            events.add(new UsageEvent(ref, kind, created, null, Amount.of(tokens, BigDecimal.ZERO), position, keys,
                    null, null));
        }
        return events;
    }

    private static void delete(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
