package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data/sample} is what the simulator writes; {@code -Dgolden.write=true} writes it anew. */
class SampleTest {

    private static final Path SAMPLE = World.HOME.resolve("data/sample");

    @TempDir
    private Path folder;

    @Test
    void sampleIsExactlyWhatTheSimulatorWrites() throws IOException {
        Path out = folder.resolve("sample");
        new Operator(SimulationSettings.standard(out, World.CATALOG)
                        .withSize(300, 14)
                        .withComplaintsPer10k(9_000))
                .simulate((date, done, days) -> {});
        if (Boolean.getBoolean("golden.write")) {
            write(landingFiles(out));
        }
        assertThat(landingFiles(SAMPLE)).isEqualTo(landingFiles(out));
    }

    @Test
    void sourcesMapEveryColumnOfTheFiles() throws IOException {
        for (String feed : FeedColumns.feeds()) {
            assertThat(columns(feed + ".yaml")).as(feed).isEqualTo(FeedColumns.of(feed));
        }
    }

    private static List<String> columns(String source) throws IOException {
        Path file = World.HOME.resolve("data/sources/operator").resolve(source);
        List<String> columns = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(file.toFile())
                .get("columns")
                .fieldNames()
                .forEachRemaining(columns::add);
        return columns;
    }

    /** Of the truth the sample holds only what says how it was made; the tables of the truth would be most of it. */
    private static Map<String, String> landingFiles(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : ParsedCsv.files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.startsWith("_truth/") || name.equals("_truth/settings.json")) {
                files.put(name, Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = SAMPLE.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
