package toktrail.harness.claude;

import java.time.Instant;

/** A record of a generated transcript: what it says, and how it is written. */
final class Rec {

    String message;
    String request;
    String uuid;
    String session;
    String forkedFrom;
    boolean sidechain;
    boolean progress;
    boolean stopped;
    String agentId;
    String attribution;
    String model = "claude-opus-4-6";
    long ms;
    long input;
    long output;
    long cacheRead;
    long cacheWrite;
    long costMilli;
    long advisorOutput;
    /** Set by the home: number of the file in file order, its path, its first session, its line. */
    int file;
    String path;
    String fileSession;
    int line;

    Rec copy() {
        Rec copy = new Rec();
        copy.message = message;
        copy.request = request;
        copy.uuid = uuid;
        copy.session = session;
        copy.forkedFrom = forkedFrom;
        copy.sidechain = sidechain;
        copy.progress = progress;
        copy.stopped = stopped;
        copy.agentId = agentId;
        copy.attribution = attribution;
        copy.model = model;
        copy.ms = ms;
        copy.input = input;
        copy.output = output;
        copy.cacheRead = cacheRead;
        copy.cacheWrite = cacheWrite;
        copy.costMilli = costMilli;
        copy.advisorOutput = advisorOutput;
        return copy;
    }

    long total() {
        return input + output + cacheRead + cacheWrite;
    }

    boolean billed() {
        return total() > 0 || costMilli > 0 || advisorOutput > 0;
    }

    String json() {
        String iterations = advisorOutput == 0 ? ""
                : ",\"iterations\":[{\"type\":\"advisor_message\",\"output_tokens\":" + advisorOutput + "}]";
        String body = "\"type\":\"assistant\",\"timestamp\":\"" + Instant.ofEpochMilli(ms) + "\"" + member("uuid", uuid)
                + member("requestId", request) + member("attributionAgent", attribution)
                + (costMilli > 0 ? ",\"costUSD\":0." + (1000 + costMilli) : "")
                + ",\"message\":{\"role\":\"assistant\"" + member("id", message) + ",\"model\":\"" + model
                + "\",\"stop_reason\":" + (stopped ? "\"end_turn\"" : "null") + ",\"usage\":{\"input_tokens\":" + input
                + ",\"output_tokens\":" + output + ",\"cache_read_input_tokens\":" + cacheRead
                + ",\"cache_creation_input_tokens\":" + cacheWrite + iterations + "}}";
        String origin = member("sessionId", session)
                + (forkedFrom == null ? "" : ",\"forkedFrom\":{\"sessionId\":\"" + forkedFrom + "\"}")
                + ",\"cwd\":\"/src\"";
        if (progress) {
            return "{\"type\":\"progress\"" + origin + ",\"data\":{\"type\":\"agent_progress\""
                    + member("agentId", agentId) + ",\"message\":{" + body + "}}}";
        }
        return "{\"isSidechain\":" + sidechain + member("agentId", agentId) + origin + "," + body + "}";
    }

    private static String member(String name, String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }
}
