package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a publication: it is not taken, the one before stays, and the reason is said. */
class DamagedLakeTest extends LakeTest {

    @Test
    void deletionVectorsAreRefusedAndThePublicationBeforeStays() {
        open(GoldenLake.copy("deletion-vectors", folder));
        expectPublicationOneBecause("deletionVectors");
    }

    @Test
    void columnMappingIsRefused() {
        open(GoldenLake.copy("column-mapping", folder));
        expectNothingServedBecause("column mapping");
    }

    @Test
    void unknownReaderFeatureIsRefused() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        lake.rewrite(
                COMPLAINTS,
                2,
                commit -> commit
                        + "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"timeTravelPaint\"],"
                        + "\"writerFeatures\":[\"timeTravelPaint\"]}}\n");
        open(lake);
        expectPublicationOneBecause("timeTravelPaint");
    }

    @Test
    void missingParquetIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Files.delete(lake.dataFile(COMPLAINTS, 2));
        open(lake);
        expectPublicationOneBecause("is missing");
    }

    @Test
    void tornParquetIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        cut(lake.dataFile(COMPLAINTS, 2));
        open(lake);
        expectPublicationOneBecause("is torn");
    }

    @Test
    void parquetOfTheRightLengthButWrongContentIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Path file = lake.dataFile(COMPLAINTS, 2);
        Files.write(file, new byte[(int) Files.size(file)]);
        open(lake);
        expectPublicationOneBecause("is no whole Parquet file");
    }

    @Test
    void parquetWithAnotherTypeThanTheLogIsRefused() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        lake.rewrite(
                COMPLAINTS,
                0,
                commit -> commit.replace(
                        "\\\"name\\\":\\\"complaint_count\\\",\\\"type\\\":\\\"long\\\"",
                        "\\\"name\\\":\\\"complaint_count\\\",\\\"type\\\":\\\"string\\\""));
        open(lake);
        expectNothingServedBecause("holds complaint_count as BIGINT where the log says VARCHAR");
    }

    @Test
    void corruptLogIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Files.writeString(lake.commit(COMPLAINTS, 2), "{\"add\": {\"path\"");
        open(lake);
        expectPublicationOneBecause("_delta_log cannot be read");
    }

    @Test
    void gapInTheLogIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Files.delete(lake.commit(COMPLAINTS, 1));
        open(lake);
        expectNothingServedBecause("_delta_log cannot be read");
    }

    @Test
    void missingLogIsRefused() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Files.move(lake.table(COMPLAINTS).resolve("_delta_log"), folder.resolve("away"));
        open(lake);
        expectNothingServedBecause("has no _delta_log");
    }

    @Test
    void fileOutsideTheTableIsRefused() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        lake.rewrite(
                COMPLAINTS,
                2,
                commit -> commit.replaceFirst("\"path\":\"[^\"]+\"", "\"path\":\"../labels/x.parquet\""));
        open(lake);
        expectPublicationOneBecause("lies outside its folder");
    }

    @Test
    void tableWithoutScopeIsRefused() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        lake.rewrite(
                COMPLAINTS, 0, commit -> commit.replace("\"aurum.scope\":\"region_id\"", "\"aurum.colour\":\"red\""));
        open(lake);
        expectNothingServedBecause("no property aurum.scope");
    }

    @Test
    void damageAfterwardsLeavesWhatIsServed() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        open(lake);
        long count = count();
        cut(lake.dataFile(COMPLAINTS, 2));
        publish.run();
        served.refresh();
        expectPublicationOneBecause("is torn");
        assertThat(count()).isEqualTo(count);
    }

    private void expectPublicationOneBecause(String reason) {
        assertThat(served.state().served()).map(Publication::number).hasValue(1L);
        assertThat(served.state().isStale()).isTrue();
        assertThat(served.state().reason().orElseThrow())
                .contains("publication 2 is not taken")
                .contains(reason);
        assertThat(count()).isPositive();
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 100));
    }
}
