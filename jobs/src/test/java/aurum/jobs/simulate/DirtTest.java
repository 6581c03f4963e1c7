package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirtTest {
    @TempDir
    private Path folder;

    /** Rows of a world as text, without the broken ones, by feed. */
    private static Map<String, Collection<String>> readable(Path out) throws IOException {
        Map<String, Collection<String>> rows = new HashMap<>();
        for (Path file : ParsedCsv.files(out)) {
            String feed = file.getParent().getFileName().toString();
            if (feed.equals("_truth")) {
                continue;
            }
            Collection<String> ofFeed = rows.computeIfAbsent(feed, ignored -> new TreeSet<>());
            if (file.toString().endsWith(".jsonl")) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.endsWith("}") && !line.contains("99.99.9999"))
                        .forEach(ofFeed::add);
            } else {
                ParsedCsv.rows(file).stream()
                        .map(Map::toString)
                        .filter(row -> !row.contains("null") && !row.contains("99.99.9999"))
                        .forEach(ofFeed::add);
            }
        }
        return rows;
    }

    @Test
    void dirtAddsAndMovesRowsButNeitherLosesNorChangesOne() throws IOException {
        SimulationSettings clean = SimulationSettings.standard(folder.resolve("clean"), World.CATALOG)
                .withSize(400, 40)
                .withComplaintsPer10k(9_000);
        SimulationSettings dirty = clean.withOut(folder.resolve("dirty")).withDirt(new Dirt(0.01, 0.02, 0.03, true));
        new Operator(clean).simulate((date, done, days) -> {});
        new Operator(dirty).simulate((date, done, days) -> {});

        assertThat(readable(dirty.out())).isEqualTo(readable(clean.out()));
        List<Map<String, String>> dirt = ParsedCsv.rows(dirty.out().resolve("_truth/dirt.csv"));
        Map<String, String> usage = dirt.stream()
                .filter(row -> row.get("feed").equals("usage"))
                .findFirst()
                .orElseThrow();
        double rows = Double.parseDouble(usage.get("rows"));
        assertThat(rows).isGreaterThan(10_000);
        assertThat(Double.parseDouble(usage.get("broken")) / rows).isCloseTo(0.01, within(0.003));
        assertThat(Double.parseDouble(usage.get("duplicate")) / rows).isCloseTo(0.02, within(0.004));
        assertThat(Double.parseDouble(usage.get("late")) / rows).isCloseTo(0.03, within(0.005));
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Dirt(0, 0, 1.2, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The simulation's setting late is 1.2; allowed: 0 to 1.");
    }
}
