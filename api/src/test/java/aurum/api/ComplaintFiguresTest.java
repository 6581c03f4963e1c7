package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's figures against the same figures added up one row at a time. */
class ComplaintFiguresTest {

    private static final LocalDate LAST = LocalDate.parse("2026-03-31");

    private record Complaints(
            String region,
            String product,
            String category,
            String channel,
            LocalDate day,
            long count,
            long escalated) {}

    private record Subscribers(String region, String product, LocalDate day, long count) {}

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static final List<Complaints> COMPLAINTS = new ArrayList<>();
    private static final List<Subscribers> SUBSCRIBERS = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("lake"));
        api = RunningApi.over(lake);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            ResultSet complaints = statement.executeQuery(
                    "select region_id, product_line, category_id, channel, complaint_date, complaint_count, escalated_count"
                            + " from read_parquet('%s/*.parquet')".formatted(lake.table("gold.complaints_by_day")));
            while (complaints.next()) {
                COMPLAINTS.add(new Complaints(
                        complaints.getString(1),
                        complaints.getString(2),
                        complaints.getString(3),
                        complaints.getString(4),
                        complaints.getObject(5, LocalDate.class),
                        complaints.getLong(6),
                        complaints.getLong(7)));
            }
            ResultSet subscribers = statement.executeQuery(
                    "select * from read_parquet('%s/*.parquet')".formatted(lake.table("gold.subscribers_by_day")));
            while (subscribers.next()) {
                SUBSCRIBERS.add(new Subscribers(
                        subscribers.getString(1),
                        subscribers.getString(2),
                        subscribers.getObject(3, LocalDate.class),
                        subscribers.getLong(4)));
            }
        }
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void weeksByRegionAddUp() {
        JsonNode rows = api.json("/api/v1/complaints/trend?by=week&split=region&from=2026-02-03&product_line=broadband")
                .get("rows");
        assertThat(rows).hasSizeGreaterThan(20);
        for (JsonNode row : rows) {
            String region = row.get("split").asText();
            LocalDate monday = LocalDate.parse(row.get("period_start").asText());
            assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            Predicate<LocalDate> inPeriod = day -> !day.isBefore(LocalDate.parse("2026-02-03"))
                    && day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .equals(monday);
            expectRow(
                    row,
                    inPeriod,
                    complaint -> complaint.region().equals(region)
                            && complaint.product().equals("broadband"),
                    subscriber -> subscriber.region().equals(region)
                            && subscriber.product().equals("broadband"));
        }
        assertThat(rows.get(0).get("is_partial").asBoolean())
                .as("begins on a Tuesday")
                .isTrue();
        assertThat(rows.get(0).get("days").asInt()).isEqualTo(6);
    }

    @Test
    void categoriesAreMeasuredAgainstEverybodyAndAParentHoldsItsChildren() {
        for (JsonNode row : api.json(
                        "/api/v1/complaints/trend?by=month&split=category&category=billing&from=2026-01-01")
                .get("rows")) {
            String month = row.get("period_start").asText().substring(0, 7);
            String category = row.get("split").asText();
            assertThat(category).isIn("data_charge_dispute", "bill_unclear");
            expectRow(
                    row,
                    day -> day.toString().startsWith(month),
                    complaint -> complaint.category().equals(category),
                    all -> true);
        }
    }

    @Test
    void restIsWhatTheLargestPartsLeave() {
        Map<String, Long> counts = new TreeMap<>();
        COMPLAINTS.stream()
                .filter(row -> !row.day().isBefore(LAST.minusDays(27)))
                .forEach(row -> counts.merge(row.category(), row.count(), Long::sum));
        List<String> largest = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(2)
                .map(Map.Entry::getKey)
                .toList();
        JsonNode rows =
                api.json("/api/v1/complaints/summary?split=category&top=2").get("rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.findValuesAsText("split")).containsExactly(largest.get(0), largest.get(1), "other");
        assertThat(rows.get(2).get("is_rest").asBoolean()).isTrue();
        expectRow(
                rows.get(2),
                day -> !day.isBefore(LAST.minusDays(27)),
                row -> !largest.contains(row.category()),
                all -> true);
    }

    @Test
    void restOfRegionsHasTheSubscribersOfTheRest() {
        JsonNode rows =
                api.json("/api/v1/complaints/summary?split=region&top=1").get("rows");
        String first = rows.get(0).get("split").asText();
        expectRow(
                rows.get(1),
                day -> !day.isBefore(LAST.minusDays(27)),
                row -> !row.region().equals(first),
                subscriber -> !subscriber.region().equals(first));
    }

    @Test
    void changeIsAgainstThePeriodOfTheSameLengthBefore() {
        JsonNode row = api.json("/api/v1/complaints/summary?from=2026-03-25&channel=hotline")
                .at("/rows/0");
        long now = count(
                day -> !day.isBefore(LAST.minusDays(6)),
                complaint -> complaint.channel().equals("hotline"));
        long before = count(
                day -> day.isBefore(LAST.minusDays(6)) && !day.isBefore(LAST.minusDays(13)),
                complaint -> complaint.channel().equals("hotline"));
        assertThat(row.get("before_from").asText()).isEqualTo("2026-03-18");
        assertThat(row.get("before_to").asText()).isEqualTo("2026-03-24");
        assertThat(row.get("complaints").asLong()).isEqualTo(now);
        assertThat(row.get("complaints_before").asLong()).isEqualTo(before);
        double ratio = (double) now / before;
        double spread = Math.exp(1.959964 * Math.sqrt(1.0 / now + 1.0 / before));
        assertThat(row.get("complaints_change").asDouble()).isCloseTo(ratio - 1, within(1e-9));
        assertThat(row.get("complaints_change_low").asDouble()).isCloseTo(ratio / spread - 1, within(1e-9));
        assertThat(row.get("complaints_change_high").asDouble()).isCloseTo(ratio * spread - 1, within(1e-9));
    }

    /** Wilson's interval of 10 in 100 as R's prop.test(10, 100, correct = FALSE) gives it is 0.0552 to 0.1744. */
    @Test
    void escalatedShareHasWilsonsInterval() {
        JsonNode row = api.json("/api/v1/complaints/summary").at("/rows/0");
        double n = row.get("complaints").asDouble();
        double p = row.get("escalated").asDouble() / n;
        assertThat(wilson(0.1, 100, -1)).isCloseTo(0.0552, within(5e-5));
        assertThat(wilson(0.1, 100, 1)).isCloseTo(0.1744, within(5e-5));
        assertThat(row.get("escalated_share_low").asDouble()).isCloseTo(wilson(p, n, -1), within(1e-9));
        assertThat(row.get("escalated_share_high").asDouble()).isCloseTo(wilson(p, n, 1), within(1e-9));
    }

    @Test
    void nothingEarlierToCompareWithIsNull() {
        JsonNode row = api.json("/api/v1/complaints/summary?from=2026-01-10").at("/rows/0");
        assertThat(row.get("complaints").asLong()).isPositive();
        assertThat(row.get("complaints_before").isNull()).isTrue();
        assertThat(row.get("per_10k_change").isNull()).isTrue();
    }

    @Test
    void daysBeforeTheFirstPublishedOneAreNotZeros() {
        JsonNode rows = api.json("/api/v1/complaints/trend?from=2025-06-01&to=2026-01-02")
                .get("rows");
        assertThat(rows.findValuesAsText("period_start")).containsExactly("2026-01-01", "2026-01-02");
    }

    @Test
    void daysAfterTheLastPublishedOneDoNotCount() {
        JsonNode rows = api.json("/api/v1/complaints/trend?from=2026-03-30&to=2026-05-01")
                .get("rows");
        assertThat(rows.findValuesAsText("period_start")).containsExactly("2026-03-30", "2026-03-31");
    }

    private static void expectRow(
            JsonNode row,
            Predicate<LocalDate> inPeriod,
            Predicate<Complaints> isCounted,
            Predicate<Subscribers> isExposed) {
        long complaints = count(inPeriod, isCounted);
        long escalated = COMPLAINTS.stream()
                .filter(complaint -> inPeriod.test(complaint.day()) && isCounted.test(complaint))
                .mapToLong(Complaints::escalated)
                .sum();
        Map<LocalDate, Long> perDay = new TreeMap<>();
        SUBSCRIBERS.stream()
                .filter(row2 -> inPeriod.test(row2.day()))
                .forEach(subscriber ->
                        perDay.merge(subscriber.day(), isExposed.test(subscriber) ? subscriber.count() : 0, Long::sum));
        double mean =
                perDay.values().stream().mapToLong(Long::longValue).average().orElse(0);
        assertThat(row.get("complaints").asLong()).as(row.toString()).isEqualTo(complaints);
        assertThat(row.get("escalated").asLong()).isEqualTo(escalated);
        if (mean == 0) {
            assertThat(row.get("per_10k").isNull()).isTrue();
        } else {
            assertThat(row.get("subscribers").asDouble()).isCloseTo(mean, within(0.051));
            assertThat(row.get("per_10k").asDouble()).isCloseTo(10_000 * complaints / mean, within(1e-9));
            assertThat(row.get("per_10k_low").asDouble())
                    .isLessThanOrEqualTo(row.get("per_10k").asDouble());
            assertThat(row.get("per_10k_high").asDouble())
                    .isGreaterThan(row.get("per_10k").asDouble());
        }
    }

    private static long count(Predicate<LocalDate> inPeriod, Predicate<Complaints> isCounted) {
        return COMPLAINTS.stream()
                .filter(complaint -> inPeriod.test(complaint.day()) && isCounted.test(complaint))
                .mapToLong(Complaints::count)
                .sum();
    }

    private static double wilson(double share, double n, int side) {
        double z = 1.959964;
        return (share + z * z / (2 * n) + side * z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)))
                / (1 + z * z / n);
    }
}
