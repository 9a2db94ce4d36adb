package toktrail.ledger.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import toktrail.ledger.Ledger;
import toktrail.ledger.LedgerView;
import toktrail.ledger.SampleRules;
import toktrail.ledger.Samples;
import toktrail.ledger.filter.AreaFilter;
import toktrail.ledger.filter.UsageFilter;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.time.TimeWindow;
import toktrail.usage.AreaPath;
import toktrail.usage.SessionRef;
import toktrail.usage.UpdatePolicy;
import toktrail.usage.UsageEvent;

/** After any sequence of changes every session is where paths alone say, and no token is lost. */
public final class AreaSequencesTest {

    private static final int SESSIONS = 8;
    private static final int STEPS = 60;
    private static final List<String> SLUGS = List.of("a", "b", "c");

    /** What must hold, kept as plain paths. */
    private static final class Model {

        final Map<String, String> sessions = new TreeMap<>();
        final TreeSet<String> shown = new TreeSet<>();

        void create(String path) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                shown.add(path.substring(0, end));
            }
            shown.add(path);
        }

        void archive(String path) {
            shown.removeIf(area -> isWithin(area, path));
        }

        void move(String from, String to) {
            UnaryOperator<String> mapped = area -> isWithin(area, from) ? to + area.substring(from.length()) : area;
            List<String> moved = shown.stream().filter(area -> isWithin(area, from)).map(mapped).toList();
            archive(from);
            moved.forEach(this::create);
            sessions.replaceAll((session, area) -> mapped.apply(area));
        }

        static boolean isWithin(String area, String top) {
            return area.equals(top) || area.startsWith(top + "/");
        }
    }

    private AreaSequencesTest() { }

    public static void tests(Suite s) {
        s.test("create, move, merge, archive, assign, unassign in any order", scratch -> {
            for (int round = 0; round < 12; round++) {
                sequence(scratch, round);
            }
        });
    }

    private static void sequence(Scratch scratch, int round) throws Exception {
        Random random = scratch.random();
        Model model = new Model();
        try (Ledger ledger = Ledger.open(scratch.directory().resolve("ledger-" + round + ".db"), Samples.at(1_000))) {
            List<UsageEvent> events = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                events.add(Samples.event("test", "s" + i, "k" + i, "/f", 100 + i, 1L << i));
            }
            Samples.run(ledger, Samples.QUICK, SampleRules.of(UpdatePolicy.FILE),
                    events.toArray(UsageEvent[]::new));
            StringBuilder story = new StringBuilder();
            for (int step = 0; step < STEPS; step++) {
                story.append(step(ledger.areas(), model, random, step)).append("; ");
                check(story.toString(), ledger, model);
            }
        }
    }

    private static String step(Areas areas, Model model, Random random, int step) {
        String path = path(random);
        String session = "s" + random.nextInt(SESSIONS);
        SessionRef ref = new SessionRef("test", session);
        List<String> shown = List.copyOf(model.shown);
        String old = shown.isEmpty() ? null : shown.get(random.nextInt(shown.size()));
        switch (random.nextInt(old == null ? 3 : 6)) {
            case 0 -> {
                areas.create(AreaPaths.parse(path), null, step);
                model.create(path);
                return "create " + path;
            }
            case 1 -> {
                areas.assign(ref, AreaPaths.parse(path), step);
                model.sessions.put(session, path);
                model.create(path);
                return "assign " + session + " " + path;
            }
            case 2 -> {
                areas.unassign(ref, step);
                model.sessions.remove(session);
                return "unassign " + session;
            }
            case 3 -> {
                areas.archive(old, step);
                model.archive(old);
                return "archive " + old;
            }
            case 4 -> {
                String target = shown.get(random.nextInt(shown.size()));
                if (!Model.isWithin(target, old)) {
                    areas.merge(target, old, step);
                    model.move(old, target);
                }
                return "merge " + target + " " + old;
            }
            default -> {
                if (!Model.isWithin(path, old)) {
                    areas.move(old, AreaPaths.parse(path), step);
                    model.move(old, path);
                    model.create(path);
                }
                return "move " + old + " " + path;
            }
        }
    }

    private static void check(String story, Ledger ledger, Model model) {
        Map<String, String> sessions = new TreeMap<>();
        Samples.rows(ledger, 2, "SELECT s.source_session_id, a.path FROM session s JOIN area a ON a.id = s.area")
                .forEach(row -> sessions.put(row.split("\\|")[0], row.split("\\|")[1]));
        Check.equal(story + "sessions", model.sessions, sessions);
        ledger.read(view -> {
            List<Area> all = view.areas().all();
            Check.equal(story + "shown", List.copyOf(model.shown),
                    all.stream().filter(area -> !area.archived()).map(Area::path).toList());
            long sum = output(view, AreaFilter.UNASSIGNED);
            for (Area area : all) {
                Check.equal(story + "id of " + area.path(), AreaPath.syncId(area.path()), area.syncId());
                int slash = area.path().lastIndexOf('/');
                String parent = slash < 0 ? null : area.path().substring(0, slash);
                Check.equal(story + "above " + area.path(), parent, area.parentId() == null ? null
                        : view.areas().ofRow(area.parentId()).orElseThrow().path());
                long here = output(view, new AreaFilter.OneOf(java.util.Set.of(area.id()), false));
                long want = model.sessions.entrySet().stream().filter(entry -> entry.getValue().equals(area.path()))
                        .mapToLong(entry -> 1L << Integer.parseInt(entry.getKey().substring(1))).sum();
                Check.equal(story + "tokens of " + area.path(), want, here);
                sum += here;
            }
            Check.equal(story + "all", (1L << SESSIONS) - 1, sum);
            return null;
        });
    }

    private static long output(LedgerView view, AreaFilter area) {
        return view.groups(UsageFilter.ALL.withArea(area), TimeWindow.ALL).stream()
                .mapToLong(group -> group.sums().tokens().output()).sum();
    }

    private static String path(Random random) {
        List<String> slugs = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            slugs.add(SLUGS.get(random.nextInt(SLUGS.size())));
        }
        return String.join("/", slugs);
    }
}
