package toktrail.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import toktrail.report.series.Intensity;
import toktrail.report.series.ModelLabels;
import toktrail.report.series.ProjectLabels;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Names of models and projects, levels of activity. */
public final class LabelsTest {

    private LabelsTest() { }

    public static void tests(Suite s) {
        s.test("models: without dots and dates", scratch -> new TreeMap<>(Map.of(
                "claude-opus-4.5-20251101", "claude-opus-4-5", "gpt-5.3-codex", "gpt-5-3-codex", "o3", "o3",
                "x-19990101", "x-19990101", "x-2025110", "x-2025110", "20251101", "20251101", " ", "unknown"))
                .forEach((id, name) -> Check.equal(id, name, ModelLabels.normalised(id))));
        s.test("models: without the family of Claude", scratch -> new TreeMap<>(Map.of(
                "claude-sonnet-4-20250514", "sonnet-4", "claude-opus-4-5", "opus-4-5", "claude-opus-4-5-20251101",
                "opus-4-5", "claude-3-5-haiku-20241022", "3-5-haiku-20241022", "claude-2", "claude-2", "claude-",
                "claude-", "gpt-5.3-codex", "gpt-5.3-codex"))
                .forEach((id, name) -> Check.equal(id, name, ModelLabels.brief(id))));
        s.test("projects: as many parents as tell them apart", scratch -> {
            Map<String, String> expected = new TreeMap<>(Map.of("/a/x/api", "a/x/api", "/b/x/api", "b/x/api",
                    "/c/y/api", "y/api", "/c/web", "web", "C:\\work\\shop", "shop", "/", "/", "unknown", "unknown",
                    "/unknown", "/unknown"));
            ProjectLabels labels = new ProjectLabels(expected.keySet());
            expected.forEach((key, label) -> Check.equal(key, label, labels.of(key)));
            Check.equal("found", Set.of("/c/web", "/c/y/api"), labels.find(List.of("web", "/c/y/api", "api")));
        });
        s.test("levels change at quarters of the greatest value", scratch -> {
            Intensity intensity = new Intensity(new BigDecimal("0.8"));
            new TreeMap<>(Map.of("0", 0, "0.0001", 1, "0.1999", 1, "0.2", 2, "0.3999", 2, "0.4", 3, "0.5999", 3,
                    "0.6", 4, "0.8", 4)).forEach((value, level) ->
                    Check.equal(value, level, intensity.level(new BigDecimal(value))));
        });
    }
}
