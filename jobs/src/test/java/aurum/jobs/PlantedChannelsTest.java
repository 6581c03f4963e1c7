package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Runner;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From an operator's contacts to preferences, against how gladly its customers use each channel, which decides what they use. */
@Tag("heavy")
class PlantedChannelsTest extends RunTest {
    private static final int CUSTOMERS = 6_000;
    private static final int DAYS = 220;
    private static final LocalDate UNTIL = LocalDate.parse("2026-06-30");

    /** 0.6 contacts in 30 days, of which the operator begins 12 %, each through a channel drawn by liking. */
    private static final String PLANTED =
            """
            select channel, tenth, avg(latent_rate) as told, avg(1 - exp(-0.6D * 0.88D * liking)) as planted, count(*) as customers
            from (
              select channel, latent_rate, double(liking) as liking, ntile(10) over (partition by channel order by latent_rate) as tenth
              from preferences join liking using (customer_key, channel) where latent_rate is not null
            ) group by channel, tenth order by channel, tenth
            """;

    @Test
    void latentPreferenceIsWhatWasPlantedAndRanksBetterThanTheLastChannel() throws IOException {
        Path world = folder("operator").resolve("world");
        new Operator(SimulationSettings.standard(world, project().resolve("data/catalog"))
                        .withSize(CUSTOMERS, DAYS)
                        .withUntil(UNTIL))
                .simulate((date, done, of) -> {});
        Lake own = preferences(world);
        own.readNewest("gold.channel_preferences").createOrReplaceTempView("preferences");
        session()
                .read()
                .option("header", true)
                .csv(world.resolve("_truth/channel_liking.csv").toString())
                .withColumn("customer_key", customerKey(functions.col("customer_id")))
                .createOrReplaceTempView("liking");
        List<Row> tenths = session().sql(PLANTED).collectAsList();
        double farthest = tenths.stream()
                .mapToDouble(row -> Math.abs(row.getDouble(2) - row.getDouble(3)))
                .max()
                .orElseThrow();
        assertThat(tenths).as("nine channels and more are told of").hasSizeGreaterThanOrEqualTo(80);
        assertThat(farthest).as("distance to what was planted: %s", tenths).isLessThan(0.05);

        Dataset<Row> calibration = own.readNewest("gold.channel_calibration");
        List<Row> all = calibration
                .where("channel = 'all'")
                .select("auc", "baseline_auc", "hit_rate", "baseline_hit_rate", "predicted_rate", "used_rate")
                .orderBy("tenth")
                .collectAsList();
        assertThat(all).hasSize(10).allSatisfy(row -> {
            assertThat(row.getDouble(0)).as("AUC").isGreaterThan(row.getDouble(1) + 0.05);
            assertThat(Math.abs(row.getDouble(4) - row.getDouble(5))).isLessThan(0.05);
        });
        assertThat(all.get(0).getDouble(2)).as("hits").isGreaterThan(all.get(0).getDouble(3) - 0.01);
        Row mean = calibration
                .where("channel <> 'all' and tenth = 1")
                .agg(functions.avg("auc"), functions.avg("baseline_auc"))
                .head();
        assertThat(mean.getDouble(0)).as("mean AUC within channels").isGreaterThan(mean.getDouble(1) + 0.03);
        System.out.printf(
                "farthest from planted %.4f; AUC %s; within channels %s; tenths %s%n", farthest, all.get(0), mean, all);
    }

    private Lake preferences(Path world) {
        Lake own = new Lake(session(), folder.resolve("lake-channels").toString());
        FeedIngest ingest = new FeedIngest(
                own,
                List.of(world),
                Duration.ZERO,
                Source.load(project().resolve("data/sources/operator"), Pipeline.feeds()),
                true);
        new Runner(own, plan, ingest, SILENT)
                .run(
                        plan.select(List.of(
                                "bronze.contacts",
                                "bronze.customers",
                                "silver.contacts",
                                "silver.customers",
                                "silver.subscriptions",
                                "gold.channel_preferences",
                                "gold.channel_calibration")),
                        context(UNTIL, catalog));
        return own;
    }
}
