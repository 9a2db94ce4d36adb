package toktrail.harness.claude;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import toktrail.harness.Line;
import toktrail.harness.PlainAttempts;
import toktrail.harness.claude.CallUsage.Charge;
import toktrail.harness.claude.CallUsage.Reported;
import toktrail.json.JsonFields;
import toktrail.json.JsonLayout;
import toktrail.time.SourceTime;
import toktrail.usage.Tokens;

/**
 * Reads the calls of ordinary {@code assistant} records, which are three of four records and nearly all calls, without
 * making trees of them. What is not ordinary, such as records with inner calls, costs or without ids, is left to
 * {@link Records}; of what is, both say the same.
 */
final class PlainRecords {

    private static final JsonLayout LAYOUT = JsonLayout.of("type", "timestamp", "sessionId", "session_id", "requestId",
            "isSidechain", "agentId", "attributionAgent", "cwd", "gitBranch", "costUSD", "forkedFrom",
            "forkedFrom.sessionId", "message", "message.id", "message.model", "message.stop_reason", "message.usage",
            "message.usage.input_tokens", "message.usage.output_tokens", "message.usage.cache_creation_input_tokens",
            "message.usage.cache_read_input_tokens", "message.usage.cache_read_output_tokens", "message.usage.speed",
            "message.usage.service_tier", "message.usage.inference_geo", "message.usage.iterations",
            "message.usage.cache_creation", "message.usage.cache_creation.ephemeral_5m_input_tokens",
            "message.usage.cache_creation.ephemeral_1h_input_tokens", "message.usage.server_tool_use",
            "message.usage.server_tool_use.web_search_requests");

    private static final int TYPE = 0;
    private static final int TIMESTAMP = 1;
    private static final int SESSION_ID = 2;
    private static final int SESSION_ID_OF_STREAMS = 3;
    private static final int REQUEST_ID = 4;
    private static final int IS_SIDECHAIN = 5;
    private static final int AGENT_ID = 6;
    private static final int ATTRIBUTION_AGENT = 7;
    private static final int CWD = 8;
    private static final int GIT_BRANCH = 9;
    private static final int COST = 10;
    private static final int FORKED_FROM = 11;
    private static final int FORKED_FROM_SESSION = 12;
    private static final int MESSAGE_ID = 14;
    private static final int MODEL = 15;
    private static final int STOP_REASON = 16;
    private static final int USAGE = 17;
    private static final int INPUT = 18;
    private static final int OUTPUT = 19;
    private static final int CACHE_CREATION = 20;
    private static final int CACHE_READ = 21;
    private static final int CACHE_READ_OUTPUT = 22;
    private static final int SPEED = 23;
    private static final int SERVICE_TIER = 24;
    private static final int INFERENCE_GEO = 25;
    private static final int ITERATIONS = 26;
    private static final int FIVE_MINUTES = 28;
    private static final int ONE_HOUR = 29;
    private static final int WEB_SEARCHES = 31;

    private final Place place;
    private final JsonFields fields = new JsonFields(LAYOUT);
    private final PlainAttempts attempts = new PlainAttempts();
    /** The mark of the call before; most records are further copies of it. */
    private Mark lastMark;

    PlainRecords(Place place) {
        this.place = place;
    }

    /**
     * Reads a record; says whether it is an ordinary one that states a call.
     *
     * @throws toktrail.json.JsonException if the line is malformed
     */
    boolean read(Line line) {
        if (!attempts.isWorthTrying()) {
            return false;
        }
        boolean ordinary = line.read(fields) && isOrdinary();
        attempts.took(ordinary);
        return ordinary;
    }

    private boolean isOrdinary() {
        String model = fields.text(MODEL);
        return "assistant".equals(fields.text(TYPE)) && model != null && !model.equals(Records.SYNTHETIC)
                && fields.isObject(USAGE) && !fields.isArray(ITERATIONS) && !fields.isNumber(COST)
                && (fields.text(MESSAGE_ID) != null || fields.text(REQUEST_ID) != null)
                && fields.text(TIMESTAMP) != null && !isIdle();
    }

    private boolean isIdle() {
        return (fields.countOrZero(INPUT) | fields.countOrZero(OUTPUT) | fields.countOrZero(CACHE_READ)
                | fields.countOrZero(CACHE_READ_OUTPUT) | fields.countOrZero(CACHE_CREATION)
                | fields.countOrZero(FIVE_MINUTES) | fields.countOrZero(ONE_HOUR)) == 0;
    }

    /** The session the record names, null if none. */
    String session() {
        String session = fields.text(SESSION_ID);
        return session != null ? session : fields.text(SESSION_ID_OF_STREAMS);
    }

    /** Its working directory, null if it names none. */
    String cwd() {
        return fields.text(CWD);
    }

    /** Its branch, null if it names none. */
    String branch() {
        return fields.text(GIT_BRANCH);
    }

    /** The session it was copied from, null if it names none. */
    String forkedFrom() {
        return fields.text(FORKED_FROM_SESSION);
    }

    /**
     * The call the record states.
     *
     * @param fallbackMs its time if it has none
     */
    Candidate candidate(Candidate.Spot spot, long fallbackMs) {
        OptionalLong time = SourceTime.ofText(fields.text(TIMESTAMP));
        boolean keyed = fields.text(MESSAGE_ID) == null || fields.text(REQUEST_ID) == null;
        Candidate.Spot at = new Candidate.Spot(spot.line(), spot.offset(), spot.repeated(), keyed ? spot.line() : -1);
        return new Candidate(mark(), at, time.orElse(fallbackMs), fields.text(MODEL), usage(), null,
                !fields.isNull(STOP_REASON));
    }

    private Mark mark() {
        Mark last = lastMark;
        boolean sidechain = fields.isTrue(IS_SIDECHAIN);
        String attribution = sidechain ? fields.text(ATTRIBUTION_AGENT) : null;
        String agent = sidechain ? agent() : null;
        boolean forked = fields.isObject(FORKED_FROM);
        if (last == null || !Objects.equals(last.ids().message(), fields.text(MESSAGE_ID))
                || !Objects.equals(last.ids().request(), fields.text(REQUEST_ID))) {
            lastMark = new Mark(new Mark.Ids(fields.text(MESSAGE_ID), fields.text(REQUEST_ID), null),
                    new Mark.Maker(sidechain, false, agent, attribution),
                    new Mark.Origin(session(), forked, forkedFrom()));
            return lastMark;
        }
        Mark.Maker maker = last.maker();
        if (maker.sidechain() != sidechain || !Objects.equals(maker.agentId(), agent)
                || !Objects.equals(maker.attribution(), attribution)) {
            maker = new Mark.Maker(sidechain, false, agent, attribution);
        }
        Mark.Origin origin = last.origin();
        if (origin.forked() != forked || !Objects.equals(origin.session(), session())
                || !Objects.equals(origin.forkedFrom(), forkedFrom())) {
            origin = new Mark.Origin(session(), forked, forkedFrom());
        }
        if (maker != last.maker() || origin != last.origin()) {
            lastMark = new Mark(last.ids(), maker, origin);
        }
        return lastMark;
    }

    private String agent() {
        String agent = fields.text(AGENT_ID);
        return agent != null ? agent : place.agentId();
    }

    private CallUsage usage() {
        long created = fields.countOrZero(CACHE_CREATION);
        long oneHour = fields.countOrZero(ONE_HOUR);
        long written = Math.max(created, UsageParser.plus(fields.countOrZero(FIVE_MINUTES), oneHour));
        Tokens tokens = new Tokens(fields.countOrZero(INPUT), fields.countOrZero(OUTPUT), 0,
                fields.countOrZero(CACHE_READ), written, fields.countOrZero(CACHE_READ_OUTPUT));
        Charge charge = new Charge(tokens, Math.min(oneHour, written), UsageParser.variant(
                fields.text(INFERENCE_GEO), fields.text(SERVICE_TIER), fields.text(SPEED)));
        Reported reported = new Reported(tokens.input(), tokens.output(), tokens.cacheRead(), created);
        return new CallUsage(charge, fields.countOrZero(WEB_SEARCHES), List.of(), reported, false);
    }
}
