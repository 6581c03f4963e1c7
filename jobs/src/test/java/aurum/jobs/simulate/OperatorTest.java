package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTest {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir
    private static Path folder;

    private static SimulationSettings settings;
    private static Path out;
    private static Operator.Summary summary;
    private static List<Map<String, String>> customers;
    private static List<Map<String, String>> complaints;

    @BeforeAll
    static void simulate() throws IOException {
        out = folder.resolve("operator");
        settings = SimulationSettings.standard(out, World.CATALOG)
                .withSize(4_000, 60)
                .withComplaintsPer10k(3_000);
        summary = new Operator(settings).simulate((date, done, days) -> {});
        customers = ParsedCsv.rowsOf(out.resolve("customers"));
        complaints = ParsedCsv.rowsOf(out.resolve("complaints"));
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        SimulationSettings small = settings.withSize(4_000, 3);
        Map<String, String> first = simulated(small, "first");
        Map<String, String> again = simulated(small, "again");
        Map<String, String> other = simulated(small.withSeed(2), "other");

        assertThat(again.equals(first)).isTrue();
        assertThat(other.keySet().stream().filter(name -> name.matches("(customers|complaints|usage|contacts)/.*")))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(other.get(name).equals(first.get(name)))
                        .as(name + " is the same under both seeds")
                        .isFalse());
    }

    @Test
    void rowCountsEqualTheSettingsFile() throws IOException {
        JsonNode written =
                new ObjectMapper().readTree(out.resolve("_truth/settings.json").toFile());
        Map<String, Long> rowsByFile = new TreeMap<>();
        written.get("rows_by_file")
                .properties()
                .forEach(
                        entry -> rowsByFile.put(entry.getKey(), entry.getValue().longValue()));
        Map<String, Long> rowsRead = new TreeMap<>();
        for (Path file : ParsedCsv.files(out)) {
            if (file.toString().endsWith(".csv")) {
                rowsRead.put(relative(out, file), (long) ParsedCsv.rows(file).size());
            } else if (file.toString().endsWith(".jsonl")) {
                rowsRead.put(
                        relative(out, file), (long) Files.readAllLines(file).size());
            }
        }
        assertThat(rowsRead).isEqualTo(rowsByFile).isEqualTo(summary.rowsByFile());
        assertThat(written.get("seed").longValue()).isEqualTo(1);
        assertThat(written.get("distinct_customers").longValue()).isEqualTo(distinct(customers, "customer_id"));
        assertThat(written.get("distinct_complaints").longValue()).isEqualTo(distinct(complaints, "complaint_id"));
    }

    @Test
    void thereIsOneFileADayAndNoneUnfinished() {
        assertThat(ParsedCsv.files(out.resolve("customers"))).hasSize(61);
        assertThat(ParsedCsv.files(out.resolve("complaints"))).hasSize(60);
        assertThat(ParsedCsv.files(out)).noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void everyIdIsInTheCatalog() {
        assertIds(customers, "region", "regions.csv");
        assertIds(customers, "product_line", "product_lines.csv");
        assertIds(customers, "level", "levels.csv");
        assertIds(complaints, "region", "regions.csv");
        assertIds(complaints, "product_line", "product_lines.csv");
        assertIds(complaints, "category", "categories.csv");
        assertIds(complaints, "channel", "channels.csv");
        assertIds(complaints, "purpose", "purposes.csv");
        assertIds(complaints, "escalation", "escalations.csv");
    }

    @Test
    void whoComplainsIsACustomerAtThatTimeOfThatRegionAndProductLine() {
        Map<String, LocalDateTime> since = new HashMap<>();
        Map<String, LocalDate> left = new HashMap<>();
        Map<String, String> market = new HashMap<>();
        for (Map<String, String> row : customers) {
            since.putIfAbsent(row.get("customer_id"), time(row.get("changed_at")));
            market.put(row.get("customer_id"), row.get("region") + " " + row.get("product_line"));
            if (!row.get("left_date").isEmpty()) {
                left.put(row.get("customer_id"), LocalDate.parse(row.get("left_date")));
            }
        }
        assertThat(left).isNotEmpty();
        assertThat(complaints).isNotEmpty().allSatisfy(row -> {
            String customer = row.get("customer_id");
            LocalDateTime receivedAt = time(row.get("received_at"));
            assertThat(receivedAt).isAfterOrEqualTo(since.get(customer));
            assertThat(receivedAt.toLocalDate()).isBefore(left.getOrDefault(customer, LocalDate.MAX));
            assertThat(row.get("region") + " " + row.get("product_line")).isEqualTo(market.get(customer));
        });
    }

    @Test
    void subscribersOfTheTruthAreThoseOfTheFiles() {
        Map<String, Integer> difference = new HashMap<>();
        for (Map<String, String> row : customers) {
            String market = row.get("region") + " " + row.get("product_line");
            boolean isNew = row.get("activated_date").equals(day(row.get("changed_at")));
            if (isNew || day(row.get("changed_at")).equals(settings.date(0).toString())) {
                difference.merge(market + " " + day(row.get("changed_at")), 1, Integer::sum);
            } else if (!row.get("left_date").isEmpty()) {
                difference.merge(market + " " + row.get("left_date"), -1, Integer::sum);
            }
        }
        Map<String, Integer> active = new HashMap<>();
        for (Map<String, String> row : ParsedCsv.rows(out.resolve("_truth/subscribers_by_day.csv"))) {
            String market = row.get("region") + " " + row.get("product_line");
            active.merge(market, difference.getOrDefault(market + " " + row.get("date"), 0), Integer::sum);
            assertThat(row.get("subscribers")).isEqualTo(String.valueOf(active.get(market)));
        }
    }

    @Test
    void drawnCountsOfTheTruthAreThoseOfTheFiles() {
        Set<String> counted = new HashSet<>();
        Map<String, Long> received = new HashMap<>();
        for (Map<String, String> row : complaints) {
            if (counted.add(row.get("complaint_id"))) {
                received.merge(cell(row) + " " + day(row.get("received_at")), 1L, Long::sum);
            }
        }
        for (Map<String, String> row : ParsedCsv.rows(out.resolve("_truth/expected_by_day.csv"))) {
            long drawn = received.getOrDefault(cell(row) + " " + row.get("date"), 0L);
            assertThat(row.get("drawn")).isEqualTo(String.valueOf(drawn));
        }
    }

    @Test
    void aComplaintThatIsResolvedLaterIsToldAgain() {
        Map<String, List<Map<String, String>>> byComplaint =
                complaints.stream().collect(Collectors.groupingBy(row -> row.get("complaint_id")));
        List<List<Map<String, String>>> toldTwice =
                byComplaint.values().stream().filter(rows -> rows.size() > 1).toList();
        assertThat(toldTwice).hasSizeGreaterThan(500).allSatisfy(rows -> {
            assertThat(rows).hasSize(2).extracting(row -> row.get("status")).containsExactly("open", "resolved");
            assertThat(rows.get(0).get("resolved_at")).isEmpty();
            assertThat(rows.get(1).get("resolved_at")).isEqualTo(rows.get(1).get("updated_at"));
            assertThat(time(rows.get(1).get("updated_at")))
                    .isAfter(time(rows.get(0).get("updated_at")));
            assertThat(rows.get(1).get("text")).isEqualTo(rows.get(0).get("text"));
        });
    }

    @Test
    void aboutSixtyPercentAreResolvedWithinThreeDays() {
        LocalDateTime lastWithThreeDays = settings.until().minusDays(3).atStartOfDay();
        Set<String> old = new HashSet<>();
        Set<String> resolvedSoon = new HashSet<>();
        for (Map<String, String> row : complaints) {
            LocalDateTime receivedAt = time(row.get("received_at"));
            if (receivedAt.isBefore(lastWithThreeDays)) {
                old.add(row.get("complaint_id"));
                if (!row.get("resolved_at").isEmpty()
                        && Duration.between(receivedAt, time(row.get("resolved_at")))
                                        .toHours()
                                < 72) {
                    resolvedSoon.add(row.get("complaint_id"));
                }
            }
        }
        assertThat((double) resolvedSoon.size() / old.size()).isBetween(0.55, 0.65);
    }

    @Test
    void filesTellTheirOwnDayInOrderOfTime() {
        for (Path file : ParsedCsv.files(out.resolve("complaints"))) {
            List<String> updates = ParsedCsv.rows(file).stream()
                    .map(row -> row.get("updated_at"))
                    .toList();
            assertThat(updates).isSorted().allMatch(update -> file.toString().contains(day(update)));
        }
    }

    @Test
    void textsHaveCommasQuotesAndLineBreaksAndParseBack() {
        List<String> texts = complaints.stream().map(row -> row.get("text")).toList();
        assertThat(texts).allMatch(text -> text.strip().length() > 5);
        assertThat(texts).anyMatch(text -> text.contains("\n"));
        assertThat(texts).anyMatch(text -> text.contains("\""));
        assertThat(texts).anyMatch(text -> text.contains(","));
        double chinese = (double) texts.stream().filter(OperatorTest::isChinese).count() / texts.size();
        assertThat(chinese).isBetween(0.80, 0.90);
    }

    @Test
    void phonesAreUnique() {
        Map<String, String> ownerByPhone = new HashMap<>();
        for (Map<String, String> row : customers) {
            String owner = ownerByPhone.putIfAbsent(row.get("phone"), row.get("customer_id"));
            assertThat(owner).isIn(null, row.get("customer_id"));
        }
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws IOException {
        Map<String, String> before = contents(out);
        assertThatThrownBy(() -> new Operator(settings).simulate((date, done, days) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(out.toString())
                .hasMessageContaining("not empty");
        assertThat(contents(out)).isEqualTo(before);
    }

    @Test
    void refusesACatalogThatLacksAnIdItUses() throws IOException {
        Path catalog = Files.createDirectory(folder.resolve("catalog"));
        for (Path file : ParsedCsv.files(World.CATALOG)) {
            String content = Files.readString(file).replace("\nkiosk,", "\nkiosque,");
            Files.writeString(catalog.resolve(file.getFileName()), content);
        }
        Operator operator = new Operator(SimulationSettings.standard(folder.resolve("never"), catalog));
        assertThatThrownBy(() -> operator.simulate((date, done, days) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kiosk")
                .hasMessageContaining("channels.csv");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> settings.withSize(0, 10))
                .hasMessageContaining("customers is 0; allowed: 1 to 20000000");
        assertThatThrownBy(() -> settings.withSize(10, 0)).hasMessageContaining("days is 0");
        assertThatThrownBy(() -> settings.withComplaintsPer10k(Double.NaN)).hasMessageContaining("complaintsPer10k");
    }

    private static boolean isChinese(String text) {
        return text.contains("，") || text.contains("。");
    }

    private static Map<String, String> simulated(SimulationSettings settings, String name) throws IOException {
        SimulationSettings there = settings.withOut(folder.resolve(name));
        new Operator(there).simulate((date, done, days) -> {});
        return contents(there.out());
    }

    private static void assertIds(List<Map<String, String>> rows, String column, String file) {
        List<String> known = ParsedCsv.rows(World.CATALOG.resolve(file)).stream()
                .map(row -> row.get("id"))
                .toList();
        assertThat(rows.stream().map(row -> row.get(column)).collect(Collectors.toSet()))
                .as(column)
                .isSubsetOf(known);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : ParsedCsv.files(folder)) {
            contents.put(relative(folder, file), Files.readString(file));
        }
        return contents;
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static long distinct(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> row.get(column)).distinct().count();
    }

    private static String cell(Map<String, String> row) {
        return row.get("region") + " " + row.get("product_line") + " " + row.get("category");
    }

    private static String day(String time) {
        return time.substring(0, 10);
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text, LOCAL_TIME);
    }
}
