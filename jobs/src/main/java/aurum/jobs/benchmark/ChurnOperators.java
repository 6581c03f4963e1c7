package aurum.jobs.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import aurum.jobs.Pipeline;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.lake.CustomerKey;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Progress;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.FeatureDrift;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Simulated operators of whom it is known who leaves when and why: scored on a day, held against what came after it. */
public final class ChurnOperators {
    private static final String SECRET = "a secret of the benchmark, long enough";
    private static final int DAYS_AFTER = 40;
    private static final int FIRST_DAY = 8;
    private static final int LAST_DAY = 37;
    private static final double CALLED_SHARE = 0.05;

    private static final String LESS_USE = "less_use";

    /** Each operator is scored so many days earlier in the month than the one before. */
    private static final int DAYS_EARLIER = 5;

    /** What is planted as drift: every bill is half as high again. */
    private static final double DEARER = 1.5;

    private static final List<String> JUDGED =
            List.of("+gold.churn_scores", "+gold.churn_signals", "+gold.model_cards", "+gold.model_monitoring");

    private final SparkSession spark;
    private final Path catalogFolder;
    private final Path sources;
    private final Path folder;

    /** @param folder absent or empty, and left there */
    public ChurnOperators(SparkSession spark, Path catalogFolder, Path sources, Path folder) {
        this.spark = spark;
        this.catalogFolder = catalogFolder;
        this.sources = sources;
        this.folder = folder;
    }

    /** Who left, as the truth tells it. */
    private record Leaver(LocalDate day, String cause, String useFallsFrom) {}

    /**
     * What was found of one operator.
     *
     * @param precision share of true leavers among the twentieth with the greatest probabilities
     * @param rate share of leavers among all
     * @param testBrier of the model in use on its last labelled month end
     * @param baselineBrier on the same, of the rate of the months it learnt from
     * @param leadDays median days between the first sight of less use and leaving
     * @param plantedLeadDays the same, as planted
     * @param greatestIndex the greatest stability index of a feature; none drifts
     * @param alarms features that are said to drift; none does
     * @param plantedAlarms features that are said to drift once every bill is half as high again
     * @param reasons by planted cause, how often each was the first reason of leavers in the bands medium and high; {@code less_use}, which is planted before most leavings whatever their cause, only where there is no other
     */
    public record Judged(
            double auc,
            double precision,
            double rate,
            double calibrationError,
            double testBrier,
            double baselineBrier,
            double leadDays,
            double plantedLeadDays,
            double greatestIndex,
            long alarms,
            List<String> plantedAlarms,
            Map<String, Map<String, Integer>> reasons) {

        private String line(long seed, LocalDate asOf) {
            return String.format(
                    Locale.ROOT,
                    "| %d | %s | %.3f | %.3f | %.4f | %.4f | %.5f | %.5f | %.1f | %.0f | %.3f | %d | %s |%n",
                    seed,
                    asOf,
                    auc,
                    precision,
                    rate,
                    calibrationError,
                    testBrier,
                    baselineBrier,
                    leadDays,
                    plantedLeadDays,
                    greatestIndex,
                    alarms,
                    plantedAlarms.isEmpty() ? "none" : String.join(", ", plantedAlarms));
        }
    }

    /**
     * A section, as Markdown.
     *
     * @param latest the day that the first operator is scored on; the others are within its month
     * @param told hears of each operator when it is judged, as they take minutes
     */
    public String judged(int customers, int days, List<Long> seeds, LocalDate latest, Consumer<String> told)
            throws IOException {
        StringBuilder text = new StringBuilder(
                """
                ## Simulated operators

                %,d customers × %d days, each scored at the end of another day of a month by what had landed until then; true is who left on day %d to %d after it. Precision: share of true leavers among the twentieth with the greatest probabilities, \
                beside the leaving rate, which is what calling anybody finds. Brier: of the model in use on the last labelled month end, which it had not seen, beside that of the rate of the months it learnt from. Lead time: median over the recent leavers, beside the planted one (of `use_falls_from`). Drift: none is planted, and the greatest stability index says how near to an alarm (0.25) a feature comes; then every bill is made half as high again, and the last column names what is flagged. Reasons: use falls before most leavings, as planted, whatever their cause; how often each other is the first reason of \
                leavers in the bands medium and high, by planted cause.

                | seed | scored on | AUC | precision | leaving rate | calibration error | Brier of the test | of last month's rate | lead time of use change (days) | planted | greatest index | drift alarms | with dearer bills |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|
                """
                        .formatted(customers, days, FIRST_DAY, LAST_DAY));
        Map<String, Map<String, Integer>> reasons = new TreeMap<>();
        for (int place = 0; place < seeds.size(); place++) {
            LocalDate asOf = latest.minusDays((long) place * DAYS_EARLIER);
            Judged judged = judged(customers, days, seeds.get(place), asOf);
            String line = judged.line(seeds.get(place), asOf);
            told.accept(line + judged.reasons);
            text.append(line);
            judged.reasons.forEach((cause, counts) -> counts.forEach((reason, times) ->
                    reasons.computeIfAbsent(cause, ignored -> new TreeMap<>()).merge(reason, times, Integer::sum)));
        }
        text.append("\n| planted cause | first reasons |\n|---|---|\n");
        reasons.forEach((cause, counts) -> text.append("| %s | %s |%n".formatted(cause, inOrder(counts))));
        return text.append('\n').toString();
    }

    /** The most frequent first. */
    private static String inOrder(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(count -> "%s %d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** One operator, scored at the end of a day and held against what came after it. */
    public Judged judged(int customers, int days, long seed, LocalDate asOf) throws IOException {
        Path world = folder.resolve("operator-" + seed);
        new Operator(SimulationSettings.standard(world, catalogFolder)
                        .withSize(customers, days)
                        .withUntil(asOf.plusDays(DAYS_AFTER))
                        .withSeed(seed))
                .simulate((date, done, of) -> {});
        Lake lake = new Lake(spark, folder.resolve("lake-" + seed).toString());
        run(lake, landed(world, asOf), asOf);
        Map<String, Leaver> leavers = leavers(world);
        List<Row> scores = lake.readNewest("gold.churn_scores")
                .select("customer_key", "probability", "reason_1", "reason_2", "reason_3", "band")
                .collectAsList();
        if (scores.isEmpty()) {
            throw new IllegalStateException(
                    "Operator %d has too few leavers to learn from; take more customers or days.".formatted(seed));
        }
        Map<String, Map<String, Integer>> reasons = new TreeMap<>();
        double[] probabilities = new double[scores.size()];
        boolean[] outcomes = new boolean[scores.size()];
        for (int i = 0; i < outcomes.length; i++) {
            Row score = scores.get(i);
            Leaver leaver = leavers.get(score.getString(0));
            probabilities[i] = score.getDouble(1);
            outcomes[i] = leaver != null
                    && !leaver.day.isBefore(asOf.plusDays(FIRST_DAY))
                    && !leaver.day.isAfter(asOf.plusDays(LAST_DAY));
            if (outcomes[i] && !score.getString(5).equals("low")) {
                reasons.computeIfAbsent(leaver.cause, ignored -> new TreeMap<>())
                        .merge(reason(score), 1, Integer::sum);
            }
        }
        Row card = lake.readNewest("gold.model_cards")
                .where("is_champion")
                .select("brier", "baseline_brier")
                .head();
        ProbabilityMetrics metrics = ProbabilityMetrics.of(probabilities, outcomes);
        Dataset<Row> moved = lake.readNewest("gold.model_monitoring");
        double greatestIndex = moved.agg(max("stability_index")).head().getDouble(0);
        long alarms = moved.where("is_alarm").count();
        return new Judged(
                metrics.auc(),
                ProbabilityMetrics.precisionAtTop(probabilities, outcomes, CALLED_SHARE * outcomes.length),
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count() / (double) outcomes.length,
                metrics.calibrationError(),
                card.getDouble(0),
                card.getDouble(1),
                lake.readNewest("gold.signal_records")
                        .where("signal_id = 'usage_change'")
                        .select("lead_time_days")
                        .head()
                        .getDouble(0),
                planted(leavers, asOf),
                greatestIndex,
                alarms,
                alarmsOfDearerBills(lake),
                reasons);
    }

    /** The first reason besides less use; that one where there is no other. */
    private static String reason(Row score) {
        return Stream.of(score.getString(2), score.getString(3), score.getString(4))
                .filter(reason -> reason != null && !reason.equals(LESS_USE))
                .findFirst()
                .orElse(LESS_USE);
    }

    /** Which features would be said to drift if the customers of the newest month end had been billed more. */
    private static List<String> alarmsOfDearerBills(Lake lake) {
        Row champion = lake.readNewest("gold.churn_models")
                .where("is_champion")
                .select("model", "learnt_to_date")
                .head();
        Dataset<Row> snapshots = lake.readNewest("gold.churn_features");
        Dataset<Row> dearer = snapshots
                .where(col("snapshot_date")
                        .equalTo(snapshots.agg(max("snapshot_date")).head().getDate(0)))
                .withColumn("last_bill_yuan", col("last_bill_yuan").multiply(DEARER));
        return FeatureDrift.of(
                        snapshots.where(col("snapshot_date").equalTo(champion.getDate(1))),
                        dearer,
                        ChurnModel.fromJson(champion.getString(0)).encoding().names())
                .stream()
                .filter(FeatureDrift.Moved::isAlarm)
                .map(FeatureDrift.Moved::feature)
                .toList();
    }

    private void run(Lake lake, Path landing, LocalDate asOf) {
        RunContext context = new RunContext(
                "benchmark-churn",
                Instant.now(),
                asOf,
                Catalog.load(catalogFolder),
                CustomerKey.of(SECRET),
                Set.of(),
                Duration.ZERO);
        FeedIngest ingest =
                new FeedIngest(lake, List.of(landing), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        new Runner(lake, Pipeline.plan(), ingest, Unwatched.INSTANCE)
                .run(Pipeline.plan().select(JUDGED), context).tables().stream()
                        .filter(table -> table.outcome() == TableRun.Outcome.FAILED)
                        .findFirst()
                        .ifPresent(table -> {
                            throw new IllegalStateException(table.toString());
                        });
    }

    /** Of the operator's files those that had landed by the day; hard links, as they are many. */
    private Path landed(Path world, LocalDate asOf) throws IOException {
        Path landing = folder.resolve("landed-" + world.getFileName());
        try (Stream<Path> files = Files.walk(world)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.matches(".*-\\d{4}-\\d{2}-\\d{2}\\.\\w+")
                        && !LocalDate.parse(name.replaceAll(".*-(\\d{4}-\\d{2}-\\d{2})\\.\\w+", "$1"))
                                .isAfter(asOf)) {
                    Path target = landing.resolve(world.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.createLink(target, file);
                }
            }
        }
        return landing;
    }

    private static Map<String, Leaver> leavers(Path world) throws IOException {
        Map<String, Leaver> leavers = new HashMap<>();
        List<String> lines = Files.readAllLines(world.resolve("_truth/leavers.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            leavers.put(key(cells[0]), new Leaver(LocalDate.parse(cells[1]), cells[2], cells[3]));
        }
        return leavers;
    }

    private static String key(String customer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(customer.getBytes(UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The median of the planted days between the fall of use and leaving, of those who left in the last 180 days. */
    private static double planted(Map<String, Leaver> leavers, LocalDate asOf) {
        List<Long> days = new ArrayList<>();
        leavers.values().stream()
                .filter(leaver -> !leaver.useFallsFrom.isBlank()
                        && !leaver.day.isAfter(asOf)
                        && leaver.day.isAfter(asOf.minusDays(180)))
                .forEach(leaver -> days.add(ChronoUnit.DAYS.between(LocalDate.parse(leaver.useFallsFrom), leaver.day)));
        return days.stream().sorted().skip(days.size() / 2).findFirst().orElse(0L);
    }

    /** Nothing is shown. */
    private enum Unwatched implements Progress {
        INSTANCE;

        @Override
        public void planned(List<String> tables) {}

        @Override
        public void started(String table) {}

        @Override
        public void ended(TableRun run) {}

        @Override
        public void said(String sentence) {}
    }
}
