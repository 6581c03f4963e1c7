package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule is counted over a million customers while it is written: the golden lake's 600, each 1,667 times over under another key. */
@Tag("heavy")
class RuleSpeedTest {
    private static final int TIMES_OVER = 1667;
    private static final int ASKED = 20;
    private static final double MOST_MILLISECONDS = 300;

    @TempDir
    private static Path folder;

    @Test
    void aMillionCustomersAreCountedInAThirdOfASecond() {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("lake"));
        String manyTimes =
                "select * exclude (other) replace (md5(customer_key || other) as customer_key) from %s cross join range("
                        + TIMES_OVER + ") as others(other)";
        lake.replaceRows(
                "gold.customer_features",
                1,
                manyTimes.replace(
                        "as customer_key)",
                        "as customer_key, arpu_yuan + random() as arpu_yuan, data_megabytes_per_month * random() as data_megabytes_per_month, tenure_months + mod(other, 60) as tenure_months)"));
        lake.replaceRows("gold.customer_segments", 1, manyTimes);
        try (RunningApi api =
                RunningApi.over(lake.folder(), Map.of("memory-megabytes", "1024"), InstantSource.system())) {
            List<Double> milliseconds = new ArrayList<>();
            for (int i = 0; i < ASKED; i++) {
                milliseconds.add(milliseconds(
                        api,
                        "count?rule="
                                + URLEncoder.encode(
                                        "tenure_months > %d and arpu_yuan >= 120 and (last_overall <= 5 or complaint_count_90_days > 0)"
                                                .formatted(i),
                                        StandardCharsets.UTF_8)));
            }
            String first = "%.0f".formatted(milliseconds.get(0));
            milliseconds.sort(null);
            System.out.printf(
                    "a rule over %,d customers: first %s ms, median %.0f ms, slowest %.0f ms%n",
                    600 * TIMES_OVER, first, milliseconds.get(ASKED / 2), milliseconds.get(ASKED - 1));
            for (String path : List.of("", "profile", "profile?segment=B1", "overlaps", "migrations")) {
                System.out.printf("segments/%s: %.0f ms%n", path, milliseconds(api, path));
            }
            assertThat(milliseconds.get(ASKED / 2)).isLessThan(MOST_MILLISECONDS);
        }
    }

    private static double milliseconds(RunningApi api, String path) {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = api.get("/api/v1/segments" + (path.isEmpty() ? "" : "/" + path));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        assertThat(answer.statusCode()).as(RunningApi.text(answer)).isEqualTo(200);
        return milliseconds;
    }
}
