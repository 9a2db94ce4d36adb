package toktrail.harness.codex;

import java.nio.file.Path;
import java.util.List;
import toktrail.bench.CodexCorpus;
import toktrail.harness.VectorCase;
import toktrail.importer.SourceSurvey;
import toktrail.importer.SourceSurvey.Survey;
import toktrail.testing.Check;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** The format vectors, and a generated home. */
public final class CodexVectorTest {

    private CodexVectorTest() { }

    public static void tests(Suite s) {
        VectorCase.addTo(s, CodexHarness.codex());
        VectorCase.addTo(s, CodexHarness.code());
        s.test("a generated home gives what was planted", scratch -> {
            Path home = scratch.directory();
            CodexCorpus.Planted planted = CodexCorpus.generate(home, 12_000_000, scratch.random().nextLong());
            Survey survey = new SourceSurvey(new TestWorld(home).environment())
                    .read(CodexHarness.codex(), List.of(home), false);
            Check.equal("calls", planted.calls(), (long) survey.events().size());
            Check.equal("tokens", planted.tokens(),
                    survey.events().stream().mapToLong(event -> event.tokens().accountingTotal()).sum());
            Check.equal("lines", planted.lines(), survey.rowsSeen());
            Check.equal("files", planted.files(), survey.filesSeen());
        });
    }
}
