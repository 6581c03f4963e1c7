package aurum.jobs.gold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.Pipeline;
import aurum.jobs.RunTest;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.Type;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;

/** The gold that all share, against the operator's files: the same columns worked out in another engine by other statements ({@code truth/*.sql}), row by row and column by column. */
class SharedGoldTest extends RunTest {
    private static final LocalDate LAST = LocalDate.parse("2026-06-25");
    private static final int CUSTOMERS = 250;
    private static final int DAYS = 145;

    @Test
    void complaintsCustomersSegmentsAndMomentsAreWhatTheFilesSay() throws Exception {
        Path files = folder("operator");
        new Operator(new SimulationSettings(
                        files, project().resolve("data/catalog"), CUSTOMERS, DAYS, LAST, 11, 9000, Dirt.NONE))
                .simulate((date, done, days) -> {});
        FeedIngest ingest = new FeedIngest(
                lake,
                List.of(files),
                Duration.ZERO,
                Source.load(project().resolve("data/sources/operator"), Pipeline.feeds()),
                true);
        new Runner(lake, plan, ingest, SILENT)
                .run(
                        plan.select(List.of(
                                "+gold.complaint_records",
                                "+gold.customer_segments",
                                "+gold.customer_tags",
                                "+gold.recommendations")),
                        context(LAST, catalog));
        Map<String, String> places = Map.of(
                "landing", files.toString(),
                "catalog", project().resolve("data/catalog").toString(),
                "keys", keys(files).toString(),
                "date", LAST.toString());
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (String view : sql("landing", places).split(";\\s*\n")) {
                statement.execute(view);
            }
            assertThat(differences(statement, "complaint_records", "complaint_id", places))
                    .isEmpty();
            assertThat(differences(statement, "customer_features", "customer_key", places))
                    .isEmpty();
            assertThat(rowsThatDiffer(statement, "customer_segments", places)).isEmpty();
            assertThat(rowsThatDiffer(statement, "customer_tags", places)).isEmpty();
            assertThat(rowsThatDiffer(statement, "key_moment_occurrences", places))
                    .isEmpty();
        }
    }

    /** What differs, by column: in how many rows, and an example. */
    private Map<String, String> differences(Statement duck, String table, String key, Map<String, String> places)
            throws SQLException {
        Contract contract = plan.table("gold." + table).contract();
        export(contract, folder("made").resolve(table));
        duck.execute("create table made_%s as select * from '%s/*.parquet'"
                .formatted(table, folder("made").resolve(table)));
        duck.execute("create table true_%s as %s".formatted(table, sql(table, places)));
        Map<String, String> differences = new TreeMap<>();
        try (ResultSet counts = duck.executeQuery(
                "select (select count(*) from made_%1$s), (select count(*) from true_%1$s), (select count(*) from made_%1$s join true_%1$s using (%2$s))"
                        .formatted(table, key))) {
            counts.next();
            assertThat(List.of(counts.getLong(1), counts.getLong(3)))
                    .as("rows of %s, and those with the same key", table)
                    .containsOnly(counts.getLong(2));
            assertThat(counts.getLong(1)).isGreaterThan(CUSTOMERS / 2);
        }
        for (Field field : contract.fields()) {
            compare(duck, table, key, field, differences);
        }
        return differences;
    }

    /** Rows that only one of the two has; the columns compared are those of the truth. */
    private List<String> rowsThatDiffer(Statement duck, String table, Map<String, String> places) throws SQLException {
        export(plan.table("gold." + table).contract(), folder("made").resolve(table));
        String sql =
                """
                with made as (select %2$s from '%1$s/*.parquet'), truth as (%3$s)
                select 'made only' as why, * from (from made except from truth) union all select 'true only', * from (from truth except from made)
                """;
        List<String> columns = new ArrayList<>();
        String truth = sql(table, places);
        try (ResultSet described = duck.executeQuery("describe " + truth)) {
            while (described.next()) {
                columns.add(described.getString("column_name"));
            }
        }
        List<String> rows = new ArrayList<>();
        try (ResultSet differing =
                duck.executeQuery(sql.formatted(folder("made").resolve(table), String.join(", ", columns), truth))) {
            while (differing.next()) {
                rows.add(differing.getString(1) + ": " + differing.getString(2) + " " + differing.getString(3));
            }
        }
        return rows;
    }

    private static void compare(Statement duck, String table, String key, Field field, Map<String, String> differences)
            throws SQLException {
        String differs = field.type() == Type.DOUBLE
                ? "abs(m.%1$s - t.%1$s) > %2$s or (m.%1$s is null) <> (t.%1$s is null)"
                        .formatted(field.name(), toleranceOf(field))
                : "m.%1$s::varchar is distinct from t.%1$s::varchar".formatted(field.name());
        String question =
                """
                select count(*), count(*) filter (%1$s), any_value(m.%2$s || ': ' || coalesce(m.%3$s::varchar, 'null') || ', but ' || coalesce(t.%3$s::varchar, 'null')) filter (%1$s),
                       count(t.%3$s)
                from made_%4$s m join true_%4$s t using (%2$s)
                """
                        .formatted(differs, key, field.name(), table);
        try (ResultSet answer = duck.executeQuery(question)) {
            answer.next();
            if (answer.getLong(2) > 0) {
                differences.put(
                        field.name(),
                        "%d of %d, such as %s".formatted(answer.getLong(2), answer.getLong(1), answer.getString(3)));
            } else if (answer.getLong(4) == 0) {
                differences.put(field.name(), "nothing to compare");
            }
        }
    }

    /** Half of the last place that is kept, and a little for sums taken in another order. */
    private static double toleranceOf(Field field) {
        return field.name().endsWith("_rate") || field.name().endsWith("_ratio") ? 0.000_051 : 0.005_1;
    }

    private void export(Contract contract, Path to) {
        Column[] columns = contract.fields().stream()
                .map(field -> field.type() == Type.TIMESTAMP
                        ? date_format(col(field.name()), "yyyy-MM-dd HH:mm:ss").as(field.name())
                        : col(field.name()))
                .toArray(Column[]::new);
        lake.readNewest(contract.name()).select(columns).write().parquet(to.toString());
    }

    private static String sql(String name, Map<String, String> places) {
        try (var resource = SharedGoldTest.class.getResourceAsStream("/truth/" + name + ".sql")) {
            String text = new String(resource.readAllBytes(), UTF_8);
            for (Map.Entry<String, String> place : places.entrySet()) {
                text = text.replace("${" + place.getKey() + "}", place.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who is behind which key, by the platform's own HMAC. */
    private Path keys(Path files) throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        Set<String> customers;
        try (var all = Files.lines(files.resolve("_truth/customers.csv"))) {
            customers = all.skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
        }
        StringBuilder rows = new StringBuilder("customer_id,customer_key\n");
        for (String customer : customers) {
            rows.append(customer)
                    .append(',')
                    .append(HexFormat.of().formatHex(mac.doFinal(customer.getBytes(UTF_8)), 0, 16))
                    .append('\n');
        }
        return write(folder("keys").resolve("keys.csv"), rows.toString());
    }
}
