package toktrail.cli.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import toktrail.cli.form.ReportJson;
import toktrail.cli.frame.CommandContext;
import toktrail.importer.records.RecordCopy;
import toktrail.importer.records.RecordFinding;
import toktrail.importer.records.RecordFinding.Outcome;
import toktrail.importer.records.RecordPlace;
import toktrail.importer.records.RecordPlace.Kind;
import toktrail.json.JsonWriter;
import toktrail.ledger.query.EventSources;
import toktrail.ledger.query.LedgerEvent;
import toktrail.pricing.CallFactors;
import toktrail.pricing.CostTerm;
import toktrail.pricing.CostTerm.Part;
import toktrail.report.UsageSums;
import toktrail.report.explain.EventRecord;
import toktrail.report.explain.ExplainedCost;
import toktrail.report.explain.ExplainedEvent;
import toktrail.report.explain.PriceUsed;
import toktrail.report.explain.TotalMakeUp;
import toktrail.report.explain.UsageExplanation;
import toktrail.text.Sanitised;
import toktrail.usage.CallKind;
import toktrail.usage.SourcePosition;
import toktrail.usage.UsageEvent;

/** An explanation as JSON. Keys and their order are a contract. */
final class ExplanationJson {

    private final JsonWriter writer;
    private final ReportJson shared;
    private final Words words;

    ExplanationJson(JsonWriter writer, CommandContext context) {
        this.writer = writer;
        shared = new ReportJson(writer);
        words = new Words(context);
    }

    void write(UsageExplanation explanation, Map<Long, EventRecord> records) {
        writer.beginObject().key("type").text("explanation").key("total");
        total(explanation.total());
        writer.key("events").beginArray();
        for (ExplainedEvent event : explanation.events()) {
            event(event, records.get(event.event().id()));
        }
        writer.endArray().endObject();
    }

    private void total(TotalMakeUp total) {
        UsageSums sums = total.sums();
        long unpriced = sums.costs().unpricedCount();
        EventSources sources = total.sources();
        writer.beginObject().key("events").number(sums.messageCount());
        writer.key("tokens").beginObject();
        shared.tokens(sums.tokens());
        writer.endObject().key("costs").beginObject();
        shared.costs(sums.costs());
        writer.endObject().key("sessions").number(sources.sessions());
        writer.key("files").number(sources.files());
        writer.key("priced_events").number(sums.messageCount() - unpriced);
        writer.key("unpriced_events").number(unpriced);
        writer.key("by_origin").beginArray();
        for (TotalMakeUp.OriginShare share : total.byOrigin()) {
            writer.beginObject().key("origin").text(share.origin().map(words::origin).orElse(null));
            writer.key("events").number(share.events());
            writer.key("virtual_usd").money(share.virtualUsd()).endObject();
        }
        writer.endArray().key("import").beginObject();
        writer.key("rows_seen").number(sources.rowsSeen());
        writer.key("rows_skipped").number(sources.rowsSkipped());
        writer.key("duplicates_merged").number(sources.duplicatesMerged());
        writer.key("sources_skipped").number(sources.sourcesSkipped());
        writer.endObject().endObject();
    }

    private void event(ExplainedEvent explained, EventRecord record) {
        LedgerEvent stored = explained.event();
        UsageEvent event = stored.event();
        writer.beginObject().key("id").number(stored.id());
        writer.key("harness").text(event.session().harness());
        writer.key("machine").text(clean(stored.owner().machine().label()));
        writer.key("source_session_id").text(clean(event.session().sourceSessionId()));
        writer.key("session_title").text(clean(stored.owner().title()));
        writer.key("area").text(stored.owner().area().map(area -> area.path()).orElse(null));
        writer.key("run_ids").beginArray();
        stored.runIds().forEach(writer::number);
        writer.endArray();
        kind(event.kind());
        writer.key("created_ms").number(event.createdMs());
        number("completed_ms", event.completedMs());
        writer.key("imported_at_ms").number(stored.origin().importedAtMs());
        writer.key("tokens").beginObject();
        shared.tokens(event.tokens());
        writer.endObject();
        writer.key("source_cost_usd").money(explained.sourceUsd());
        writer.key("costs").beginObject().key("virtual").beginObject();
        cost(explained.virtual(), Optional.empty());
        writer.endObject().key("actual").beginObject();
        cost(explained.actual(), Optional.of(words.rule(explained.rule(), explained.actual())));
        writer.endObject().endObject();
        source(record.place(), stored);
        writer.key("identity").beginObject().key("match_key").text(record.matchKey().orElse(null));
        writer.key("global_dedup_key").text(event.keys().globalKey());
        writer.key("fingerprint_hash").text(record.fingerprint()).endObject();
        writer.key("verify");
        verify(record.finding());
        writer.key("copies");
        copies(record.copies());
        writer.endObject();
    }

    private static String clean(String text) {
        return text == null ? null : Sanitised.line(text);
    }

    private void number(String key, Long value) {
        writer.key(key);
        if (value == null) {
            writer.nullValue();
        } else {
            writer.number(value);
        }
    }

    private void place(String key, long place) {
        number(key, place == SourcePosition.NONE ? null : Long.valueOf(place));
    }

    private void kind(CallKind kind) {
        writer.key("provider_id").text(clean(kind.providerId()));
        writer.key("model_id").text(clean(kind.modelId()));
        writer.key("thinking_level").text(clean(kind.thinkingLevel()));
        writer.key("agent").text(clean(kind.agent()));
    }

    private void cost(ExplainedCost cost, Optional<String> rule) {
        writer.key("usd");
        if (cost.usd().isPresent()) {
            writer.money(cost.usd().get());
        } else {
            writer.nullValue();
        }
        rule.ifPresent(text -> writer.key("rule").text(text));
        writer.key("price");
        if (cost.price().isPresent()) {
            price(cost.price().get());
        } else {
            writer.nullValue();
        }
        writer.key("terms").beginArray();
        cost.terms().forEach(this::term);
        writer.endArray();
        if (!cost.missing().isEmpty()) {
            ReportJson.texts(writer.key("missing"), cost.missing().stream().map(Words::step).toList());
        }
    }

    private void price(PriceUsed price) {
        writer.beginObject().key("origin").text(words.origin(price.origin()));
        writer.key("table").text(price.table().word());
        writer.key("provider").text(price.row().provider());
        writer.key("model").text(price.row().model());
        writer.key("matched_by").text(price.matchedBy());
        writer.key("context_tokens").number(price.contextTokens());
        writer.key("context_label").text(Words.tier(price.row()).orElse(null));
        factor("mode_factor", price.factors().mode());
        factor("geo_factor", price.factors().geo());
        writer.endObject();
    }

    private void factor(String key, CallFactors.Factor factor) {
        writer.key(key).beginObject().key("value").money(factor.value());
        writer.key("origin").text(factor.origin()).endObject();
    }

    private void term(CostTerm term) {
        boolean searches = term.part() == Part.WEB_SEARCH;
        writer.beginObject().key("class").text(term.part().label());
        writer.key(searches ? "requests" : "tokens").number(term.count());
        writer.key(searches ? "usd_per_1k" : "usd_per_1m").money(term.price());
        writer.key("factor").money(term.factor());
        writer.key("usd").money(term.usd()).endObject();
    }

    private void source(RecordPlace place, LedgerEvent stored) {
        writer.key("source").beginObject().key("kind").text(place.kind().label());
        if (place.kind() == Kind.FOREIGN) {
            writer.key("machine").text(clean(stored.owner().machine().label()));
        }
        writer.key("path").text(words.path(place.at().file()));
        place("line", place.at().line());
        place("offset", place.at().offset());
        if (place.kind() == Kind.SQLITE) {
            writer.key("table").text(place.table().orElse(null));
        }
        if (place.kind() != Kind.JSONL) {
            writer.key("row_id").text(place.rowId().orElse(null));
        }
        writer.key("present").bool(place.present()).endObject();
    }

    private void verify(Optional<RecordFinding> asked) {
        if (asked.isEmpty()) {
            writer.nullValue();
            return;
        }
        RecordFinding finding = asked.get();
        writer.beginObject().key("outcome").text(finding.outcome().label());
        writer.key("reason").text(finding.reason().isEmpty() ? null : clean(finding.reason()));
        writer.key("record");
        if (finding.record().isPresent() && finding.outcome() != Outcome.SAME) {
            writer.beginObject();
            values(finding.record().get());
            writer.endObject();
        } else {
            writer.nullValue();
        }
        writer.endObject();
    }

    /** What a record says and where, into the object that is open. */
    private void values(UsageEvent record) {
        writer.key("path").text(words.path(record.position().file()));
        place("line", record.position().line());
        place("offset", record.position().offset());
        kind(record.kind());
        number("completed_ms", record.completedMs());
        writer.key("tokens").beginObject();
        shared.tokens(record.tokens());
        writer.endObject();
        writer.key("cache_write_1h").number(record.amount().cacheWrite1h());
        writer.key("web_search_requests").number(record.amount().webSearchRequests());
        writer.key("billing_attributes").text(record.kind().variant().text());
        writer.key("source_cost_usd").money(record.amount().sourceCostUsd());
    }

    private void copies(Optional<List<RecordCopy>> asked) {
        if (asked.isEmpty()) {
            writer.nullValue();
            return;
        }
        writer.beginArray();
        for (RecordCopy copy : asked.get()) {
            writer.beginObject().key("counts").bool(copy.reason().isEmpty());
            writer.key("reason").text(copy.reason().map(RecordCopy.Reason::label).orElse(null));
            writer.key("harness").text(copy.record().session().harness());
            writer.key("source_session_id").text(clean(copy.record().session().sourceSessionId()));
            values(copy.record());
            writer.endObject();
        }
        writer.endArray();
    }
}
