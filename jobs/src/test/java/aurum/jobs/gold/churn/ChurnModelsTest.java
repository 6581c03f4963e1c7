package aurum.jobs.gold.churn;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From snapshots with a planted reason to scores, signals and monitoring. */
class ChurnModelsTest extends LakeTest {
    private static final LocalDate[] SNAPSHOTS = {
        LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-31")
    };
    private static final int CUSTOMERS = 700;

    private final Random random = new Random(4);

    /** Who asked about leaving leaves with 60 %, the others with 4 %. */
    private void snapshots() {
        StringBuilder rows = new StringBuilder(
                "customer_key | snapshot_date | leaves | days_until_left | leaving_enquiry_count_56_days | tenure_months | last_bill_yuan | product_line | has_family_group | plan_id\n");
        for (LocalDate snapshot : SNAPSHOTS) {
            for (int i = 0; i < CUSTOMERS; i++) {
                boolean hasAsked = random.nextInt(8) == 0;
                boolean leaves = random.nextDouble() < (hasAsked ? 0.6 : 0.04);
                rows.append("k%03d | %s | %s | %s | %d | %d | %d | mobile_4g | false | unknown%n"
                        .formatted(
                                i,
                                snapshot,
                                leaves,
                                leaves ? "20" : "",
                                hasAsked ? 1 : 0,
                                1 + random.nextInt(60),
                                20 + random.nextInt(80)));
            }
        }
        given(ChurnFeatures.class, rows.toString());
    }

    private void today(int billFrom) {
        StringBuilder rows = new StringBuilder(
                "customer_key | region_id | product_line | leaving_enquiry_count_56_days | tenure_months | last_bill_yuan | activated_date\n");
        StringBuilder people = new StringBuilder(
                "customer_key | region_id | activated_date | left_date | changed_date | valid_from\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            rows.append("k%03d | north | mobile_4g | %d | %d | %d | 2025-01-01%n"
                    .formatted(i, i % 8 == 0 ? 1 : 0, 1 + random.nextInt(60), billFrom + random.nextInt(80)));
            people.append("k%03d | north | 2025-01-01 | %s | 2026-01-01 | 2026-01-01 00:00:00%n"
                    .formatted(i, i % 10 == 9 ? "2026-02-01" : ""));
        }
        given(CustomerFeatures.class, rows.toString());
        given(Customers.class, people.toString());
    }

    private Map<String, List<String>> scores() {
        Map<String, List<String>> scores = new HashMap<>();
        rows(
                        ChurnScores.class,
                        List.of("customer_key", "band", "reason_1", "probability", "remaining_months", "call_rank"))
                .forEach(row -> scores.put(row.get(0), row));
        return scores;
    }

    @Test
    void thePlantedReasonIsFoundAndPlantedDriftIsFlagged() {
        snapshots();
        today(20);
        LocalDate day = asOf("2026-05-10");
        build(ChurnModels.class, day);
        build(ModelCards.class, day);
        List<List<String>> cards = rows(
                ModelCards.class,
                List.of("model_id", "is_champion", "tested_date", "auc", "brier", "baseline_brier", "data_hash"));
        assertThat(cards).hasSize(2);
        assertThat(cards).filteredOn(card -> card.get(1).equals("true")).hasSize(1);
        assertThat(cards)
                .extracting(card -> card.get(0))
                .containsExactlyInAnyOrder("churn-2026-02-28", "churn-2026-01-31");
        for (List<String> card : cards) {
            assertThat(card.get(2)).isEqualTo("2026-03-31");
            assertThat(Double.parseDouble(card.get(3))).as("auc").isBetween(0.7, 0.95);
            assertThat(Double.parseDouble(card.get(4)))
                    .as("better than last month's rate")
                    .isLessThan(Double.parseDouble(card.get(5)));
        }

        build(ChurnCalibration.class, day);
        expectWhatWasToldToHaveCome();

        build(ChurnScores.class, day);
        Map<String, List<String>> scores = scores();
        assertThat(scores).hasSize(CUSTOMERS);
        assertThat(scores.get("k008").subList(1, 3)).containsExactly("high", "asked_to_leave");
        assertThat(Double.parseDouble(scores.get("k008").get(3))).isBetween(0.45, 0.75);
        assertThat(Double.parseDouble(scores.get("k009").get(3))).isBetween(0.01, 0.1);
        assertThat(scores.get("k009").get(1)).isEqualTo("low");
        assertThat(scores.get("k009").get(2)).isNull();
        assertThat(scores.values()).extracting(row -> row.get(5)).doesNotHaveDuplicates();

        given(Subscriptions.class, "customer_key | valid_from\nk001 | 2026-01-01 00:00:00\n");
        build(SignalRecords.class, day);
        build(ChurnSignals.class, day);
        List<List<String>> signals = rows(ChurnSignals.class, List.of("customer_key", "signal_id", "precision_rate"));
        assertThat(signals).hasSize((CUSTOMERS + 7) / 8).allSatisfy(signal -> {
            assertThat(signal.get(1)).isEqualTo("suspension_enquiry");
            assertThat(Double.parseDouble(signal.get(2))).isBetween(0.5, 0.7);
        });

        build(ModelMonitoring.class, day);
        assertThat(alarms()).as("nothing has moved").isEmpty();
        today(70);
        build(ModelMonitoring.class, asOf("2026-05-11"));
        assertThat(alarms()).as("bills have").containsExactly("last_bill_yuan");
    }

    /** In each tenth of the month end that the model had not seen; who asked about leaving is in the last. */
    private void expectWhatWasToldToHaveCome() {
        List<double[]> tenths = rows(
                        ChurnCalibration.class,
                        List.of(
                                "tenth",
                                "customer_count",
                                "predicted_rate",
                                "observed_rate",
                                "observed_rate_low",
                                "observed_rate_high"))
                .stream()
                .map(row -> row.stream().mapToDouble(Double::parseDouble).toArray())
                .sorted(Comparator.comparingDouble(row -> row[0]))
                .toList();
        assertThat(tenths.stream().mapToDouble(row -> row[1]).sum()).isEqualTo(CUSTOMERS);
        assertThat(tenths).isSortedAccordingTo(Comparator.comparingDouble(row -> row[2]));
        assertThat(tenths).allSatisfy(row -> {
            assertThat(row[3]).isBetween(row[4], row[5]);
            assertThat(row[2]).isBetween(row[4] - 0.05, row[5] + 0.05);
        });
        assertThat(tenths.get(tenths.size() - 1)[3]).isBetween(0.4, 0.8);
    }

    private List<String> alarms() {
        return rows(ModelMonitoring.class, List.of("feature", "is_alarm")).stream()
                .filter(row -> row.get(1).equals("true"))
                .map(row -> row.get(0))
                .toList();
    }

    @Test
    void withoutEnoughMonthsThereIsNoModelAndNothingIsClaimed() {
        given(
                ChurnFeatures.class,
                "customer_key | snapshot_date | leaves\nk1 | 2026-03-31 | true\nk2 | 2026-03-31 | false\n");
        today(20);
        LocalDate day = asOf("2026-05-10");
        build(ChurnModels.class, day);
        build(ModelCards.class, day);
        build(ChurnScores.class, day);
        build(ModelMonitoring.class, day);
        build(ChurnCalibration.class, day);
        assertThat(rows(ChurnCalibration.class, List.of("tenth"))).isEmpty();
        assertThat(rows(ModelCards.class, List.of("model_id"))).isEmpty();
        assertThat(rows(ChurnScores.class, List.of("customer_key"))).isEmpty();
        assertThat(rows(ModelMonitoring.class, List.of("feature"))).isEmpty();
    }
}
