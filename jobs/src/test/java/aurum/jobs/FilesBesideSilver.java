package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Type;
import aurum.jobs.lake.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The operator's clean files as plain SQL reads them, beside every entity of silver, every field of it. A column is the file's column of that name, or of that name without {@code _id}, as its
 * type; a required one that is blank is 'unknown'; a date that the file lacks is that of the time. What is made otherwise stands in {@link #OTHERWISE}.
 */
final class FilesBesideSilver {
    private static final Map<String, String> FEEDS = Map.ofEntries(
            Map.entry("complaint_stages", "complaint_events"),
            Map.entry("subscriptions", "customers"),
            Map.entry("contact_points", "customers"),
            Map.entry("usage_days", "usage"),
            Map.entry("survey_answers", "surveys"),
            Map.entry("survey_responses", "surveys"),
            Map.entry("internal_ratings", "internal_surveys"),
            Map.entry("competitor_scores", "competitor_surveys"));

    private static final String OF_CATEGORY =
            "coalesce((select max(%s) from categories where id = category), 'unknown')";

    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("customer_key", "pseudonym(customer_id)"),
            Map.entry("family_group_key", "pseudonym(family_group)"),
            Map.entry("birth_month", "to_date(date_trunc('month', birth_date))"),
            Map.entry("bill_month", "to_date(date_trunc('month', bill_month))"),
            Map.entry("valid_from", "to_timestamp(changed_at)"),
            Map.entry("valid_to", "to_timestamp(lead(changed_at) over (partition by customer_id order by changed_at))"),
            Map.entry("escalation", "coalesce(escalation, 'none')"),
            Map.entry("is_escalated", "coalesce(escalation, 'none') <> 'none'"),
            Map.entry("gap", "round(double(experience) - double(expectation), 3)"),
            Map.entry("problem_point_count", "bigint(problem_points)"),
            Map.entry("solved_point_count", "bigint(problem_points_solved)"),
            Map.entry("silver.complaints journey_stage", OF_CATEGORY.formatted("journey_stage")),
            Map.entry(
                    "silver.complaints department_id",
                    "coalesce(department, " + OF_CATEGORY.formatted("department") + ")"),
            Map.entry("silver.inspections operator_id", "coalesce(operator, 'own')"),
            Map.entry("silver.survey_answers operator_id", "'own'"),
            Map.entry("silver.survey_responses operator_id", "'own'"));

    private final SparkSession session;
    private final Path landing;
    private final Map<String, String> differences = new LinkedHashMap<>();

    FilesBesideSilver(SparkSession session, Path landing, Path categories, String secret) {
        this.session = session;
        this.landing = landing;
        session.read().option("header", true).csv(categories.toString()).createOrReplaceTempView("categories");
        session.udf().register("pseudonym", (String id) -> id == null ? null : hmac(secret, id), DataTypes.StringType);
    }

    /**
     * @return entity → a row that only the files have and one that only silver has; empty when all is as the files say
     */
    Map<String, String> differences(Lake lake, List<Contract> entities) {
        entities.forEach(contract -> compare(contract, lake.readNewest(contract.name())));
        return differences;
    }

    private void compare(Contract contract, Dataset<Row> silver) {
        String entity = contract.name().substring("silver.".length());
        Dataset<Row> files = read(FEEDS.getOrDefault(entity, entity));
        List<Field> fields =
                contract.fields().stream().filter(field -> !field.isTechnical()).toList();
        files.createOrReplaceTempView("files");
        String made = fields.stream()
                .map(field -> "cast(%s as %s) as %s"
                        .formatted(
                                expected(contract, field, List.of(files.columns())),
                                field.type().spark().sql(),
                                field.name()))
                .collect(Collectors.joining(", "));
        String newest = contract.writeMode() instanceof WriteMode.MergeLatest latest
                ? "row_number() over (partition by %s order by %s desc)"
                        .formatted(String.join(", ", contract.key()), latest.versionColumn())
                : "1";
        Dataset<Row> expected = session.sql(
                        "select *, %s as newest from (select %s from files)".formatted(newest, made))
                .where("newest = 1")
                .drop("newest")
                .cache();
        assertThat(expected.count()).as("rows of " + entity).isPositive();
        Dataset<Row> told =
                silver.select(expected.columns()[0], Arrays.copyOfRange(expected.columns(), 1, fields.size()));
        List<Row> missing = expected.exceptAll(told).limit(1).collectAsList();
        List<Row> tooMany = told.exceptAll(expected).limit(1).collectAsList();
        if (!missing.isEmpty() || !tooMany.isEmpty()) {
            differences.put(entity, "files say %s, silver %s".formatted(missing, tooMany));
        }
        expected.unpersist();
    }

    private static String expected(Contract contract, Field field, List<String> columns) {
        String name = field.name();
        String otherwise = OTHERWISE.get(contract.name() + " " + name);
        if (otherwise != null || OTHERWISE.containsKey(name)) {
            return otherwise != null ? otherwise : OTHERWISE.get(name);
        }
        return Stream.of(name, name.replaceAll("_id$", ""), name.replaceAll("_date$", "_at"))
                .filter(columns::contains)
                .findFirst()
                .map(column -> field.isRequired() && field.type() == Type.STRING
                        ? "coalesce(%s, 'unknown')".formatted(column)
                        : column)
                .orElse("null");
    }

    private Dataset<Row> read(String feed) {
        Path folder = landing.resolve(feed);
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".jsonl"))
                    ? session.read().option("primitivesAsString", true).json(folder.toString())
                    : session.read()
                            .option("header", true)
                            .option("multiLine", true)
                            .option("escape", "\"")
                            .csv(folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hmac(String secret, String id) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
