package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real data, mapped by YAML alone: no row is lost, none is mended. */
class PublicDataTest extends RunTest {

    private Runner.Result run(String source, String data, String catalogFolder, String date, String... tables) {
        Path definitions = project().resolve("data/sources/public");
        catalog = Catalog.load(definitions.resolve(catalogFolder));
        FeedIngest ingest = new FeedIngest(
                lake,
                List.of(publicData(data)),
                Duration.ZERO,
                Source.load(definitions.resolve(source), Pipeline.feeds()),
                true);
        Runner.Result result = new Runner(lake, plan, ingest, SILENT)
                .run(plan.select(List.of(tables)), context(LocalDate.parse(date), catalog));
        assertThat(result.tables()).allMatch(TableRun::addsUp);
        return result;
    }

    private long count(String table, String condition) {
        return lake.readNewest(table).where(condition).count();
    }

    @Test
    void newYorkKeepsEveryRowAlsoThoseWithoutAPlace() {
        Runner.Result result = run("nyc311.yaml", "nyc311_animals", "catalog-nyc311", "2025-03-14");
        assertThat(count("silver.complaints", "true")).isEqualTo(4969);
        assertThat(count("silver.complaints", "latitude is null")).isEqualTo(62);
        assertThat(count("silver.complaints", "resolved_at is null")).isEqualTo(277);
        assertThat(of(result, "gold.complaints_by_day").rowsOut()).isEqualTo(4969);
        assertThat(count("gold.labels", "dimension = 'region' and id = 'BROOKLYN' and not is_in_catalog"))
                .isEqualTo(1);
        assertThat(result.publication().leftOut())
                .containsEntry("gold.subscribers_by_day", "no source brings the feed customers");
        assertThat(result.publication().zone()).isEqualTo("America/New_York");
        assertThat(count("gold.hotspot_episodes", "explained_by is null and latest_per_10k is null"))
                .as("hotspots need no subscribers")
                .isPositive();
        assertThat(count("gold.hotspot_cases", "masked_text like '%[address]%'"))
                .isPositive();
        assertThat(count("gold.hotspot_cases", "masked_text rlike '[0-9]+ +[A-Z]+ +(STREET|AVENUE|ROAD)'"))
                .as("streets and numbers of real people's houses")
                .isZero();
    }

    @Test
    void theRegulatorsComplaintsKeepIdenticalRowsApart() {
        Runner.Result result = run("cfpb-2013.yaml", "cfpb_2013", "catalog-cfpb-2013", "2017-02-23");
        assertThat(count("silver.complaints", "true")).isEqualTo(3186);
        assertThat(count("silver.complaints", "region_id = 'unknown'")).isEqualTo(20);
        assertThat(of(result, "gold.complaints_by_day").rowsOut()).isEqualTo(3186);
    }

    @Test
    void customersWithoutIdsAreTheSameInAllFeedsOfTheirFile() {
        Runner.Result result =
                run("iranian-churn", "iranian_churn", "iranian-churn/catalog", "2020-12-31", "bronze.*", "silver.*");
        assertTaken(result, "bronze.customers", 3150, 0);
        assertTaken(result, "bronze.usage", 3150, 0);
        assertTaken(result, "bronze.complaints", 241, 2909);
        assertThat(count("bronze.customers", "left_date is not null")).isEqualTo(495);
        assertThat(count("bronze.customers", "is_prepaid")).isEqualTo(2905);
        assertThat(count("bronze.usage", "voice_minutes = 4370 / 60")).isPositive();
        assertThat(lake.readNewest("bronze.usage")
                        .drop("customer_id")
                        .drop("_row_number")
                        .distinct()
                        .count())
                .as("customers whose rows are identical stay apart")
                .isLessThan(3150);
        assertThat(count("silver.customers", "true")).isEqualTo(3150);
        assertThat(count("silver.usage_days", "true")).isEqualTo(3150);
        assertThat(lake.readNewest("silver.complaints")
                        .join(lake.readNewest("silver.customers"), "customer_key")
                        .where("left_date is not null")
                        .count())
                .as("of the 241 who complained so many had left: 83 in a hundred, as published")
                .isEqualTo(200);
    }

    @Test
    void blankSumOfWhoHasJustJoinedIsNoBrokenCell() {
        Runner.Result result = run("ibm-telco", "ibm_telco", "ibm-telco/catalog", "2018-09-30", "bronze.*", "silver.*");
        assertTaken(result, "bronze.customers", 7043, 0);
        assertTaken(result, "bronze.bills", 7043, 0);
        assertThat(count("bronze.bills", "total_to_date_yuan is null")).isEqualTo(11);
        assertThat(count("bronze.customers", "left_date = date'2018-09-30'")).isEqualTo(1869);
        assertThat(count("bronze.customers", "activated_date = date'2018-08-31'"))
                .isEqualTo(11);
        assertThat(count("silver.customers", "true")).isEqualTo(7043);
        assertThat(count("silver.bills", "total_to_date_yuan is null")).isEqualTo(11);
    }

    @Test
    void nineHundredNinetyNineDaysMeanNever() {
        Runner.Result result = run(
                "bank-marketing.yaml", "bank_marketing", "catalog-bank-marketing", "2009-12-31", "+silver.contacts");
        assertTaken(result, "bronze.contacts", 4119, 0);
        assertThat(count("bronze.contacts", "days_since_previous is null")).isEqualTo(3959);
        assertThat(count("bronze.contacts", "response = 'yes'")).isEqualTo(451);
        assertThat(count("bronze.contacts", "contacted_at >= timestamp'2009-05-01' and contacted_at < '2009-06-01'"))
                .isEqualTo(1378);
        assertThat(count("silver.contacts", "days_since_previous is null")).isEqualTo(3959);
    }

    @Test
    void controlGroupIsKeptAndNobodyWhoLooksLikeAnother() {
        Runner.Result result = run(
                "hillstrom.yaml",
                "hillstrom_email",
                "catalog-hillstrom",
                "2008-03-20",
                "+silver.service_deliveries",
                "gold.service_product_lift");
        assertTaken(result, "bronze.service_deliveries", 64_000, 0);
        assertThat(count("bronze.service_deliveries", "is_control and service_product = 'No E-Mail'"))
                .isEqualTo(21_306);
        assertThat(count("bronze.service_deliveries", "not is_control")).isEqualTo(42_694);
        assertThat(count("bronze.service_deliveries", "is_used")).isEqualTo(9394);
        assertThat(count("bronze.service_deliveries", "is_taken")).isEqualTo(578);
        assertThat(lake.readNewest("bronze.service_deliveries")
                        .selectExpr("round(sum(value_yuan), 2)")
                        .head()
                        .getDouble(0))
                .isEqualTo(67_258.13);
        assertThat(count("silver.service_deliveries", "is_control")).isEqualTo(21_306);
        // One control group for both mailings; the published lifts.
        assertThat(
                        count(
                                "gold.service_product_lift",
                                "service_product_id = 'Mens E-Mail' and verdict = 'helps' and abs(lift - 0.0766) < 5e-5 and abs(lift_low - 0.0700) < 5e-5 and abs(lift_high - 0.0832) < 5e-5"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "gold.service_product_lift",
                                "service_product_id = 'Womens E-Mail' and verdict = 'helps' and abs(lift - 0.0452) < 5e-5 and abs(lift_low - 0.0389) < 5e-5 and abs(lift_high - 0.0516) < 5e-5"))
                .isEqualTo(1);
        assertThat(count("silver.service_deliveries", "true")).isEqualTo(64_000);
    }

    @Test
    void monthlyFilesWithTwoHeadersMakeOneSurvey() {
        Runner.Result result =
                run("trai-mycall.yaml", "trai_mycall", "catalog-trai-mycall", "2023-04-30", "+silver.survey_answers");
        assertTaken(result, "bronze.surveys", 26_461, 0);
        assertThat(of(result, "bronze.surveys").notes())
                .as("a column spelled in the other way is not missing")
                .isEmpty();
        for (String month : List.of("2019-09-01 24616", "2022-12-01 1370", "2023-04-01 475")) {
            String[] parts = month.split(" ", 2);
            assertThat(count("silver.survey_answers", "answered_date = date'" + parts[0] + "'"))
                    .isEqualTo(Long.parseLong(parts[1]));
        }
        assertThat(count("bronze.surveys", "latitude is null and longitude is null"))
                .isEqualTo(6442);
        assertThat(count("bronze.surveys", "operator is null or place is null or remark is null"))
                .isZero();
        assertThat(count("bronze.surveys", "region is null")).isEqualTo(6443);
        assertThat(count("bronze.surveys", "product_line is null")).isEqualTo(3186);
        assertThat(count("bronze.surveys", "experience = 2")).isEqualTo(8180);
        assertThat(count("bronze.surveys", "experience = 10")).isEqualTo(7257);
        assertThat(count("silver.survey_answers", "true")).isEqualTo(26_461);
    }

    private void assertTaken(Runner.Result result, String table, long rows, long leftOut) {
        TableRun run = of(result, table);
        assertThat(run.rowsOut()).as("rows of %s", table).isEqualTo(rows);
        assertThat(run.rowsLeftOut()).as("rows left out of %s", table).isEqualTo(leftOut);
        assertThat(run.rowsSetAside()).as("rows of %s set aside", table).isZero();
        assertThat(run.rowsIn()).isEqualTo(rows + leftOut);
    }
}
