package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From the capacity of a team to the customers, their reasons and what to say, in a real browser. */
class ChurnPageTest extends PageTest {

    @Test
    void titleAndFiguresAreThoseOfTheAnswerAndOfTheFile() throws IOException {
        window.show("/churn?lang=en&calls=100");
        JsonNode row = capacity(100);
        String leavers = "%.0f".formatted(row.get("leavers").asDouble());
        assertThat(window.title())
                .isEqualTo(
                        "Calling 100 customers a day: how many would leave cannot be relied on, one of the model's 7 inputs has drifted");
        assertThat(page.locator(".lead").textContent())
                .startsWith("By the model alone " + leavers)
                .contains("%.0f to %.0f"
                        .formatted(
                                row.get("leavers_low").asDouble(),
                                row.get("leavers_high").asDouble()));
        assertThat(page.locator(".figures .value").first().textContent()).startsWith(leavers);
        page.locator("chart-card[name=reach] canvas").waitFor();
        page.locator("chart-card[name=reach] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("chart-card[name=reach] [data-format=csv]").click());
        String line = Files.readString(download.path(), StandardCharsets.UTF_8)
                .lines()
                .filter(one -> one.startsWith("100,"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(line.split(",")[2]))
                .isEqualTo(row.get("leavers").asDouble());
    }

    @Test
    void arrowKeysSlideWithoutAskingAndTheAddressFollows() {
        window.show("/churn?lang=en&calls=50");
        page.locator("chart-card[name=drift] canvas").waitFor();
        AtomicInteger asked = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().contains("/api/")) {
                asked.incrementAndGet();
            }
        });
        page.locator("#calls").focus();
        page.keyboard().press("ArrowRight");
        window.untilTitle("Calling 60 customers");
        page.keyboard().press("ArrowRight");
        window.untilTitle("Calling 70 customers");
        assertThat(page.url()).contains("calls=70");
        assertThat(page.locator("#calls").getAttribute("aria-valuetext")).isEqualTo("70 customers a day");
        assertThat(page.locator("[data-table=customers] .paging").textContent()).contains("of 70");
        assertThat(asked).hasValue(0);
        page.goBack();
        window.untilTitle("Calling 60 customers");
        assertThat(page.locator("#calls").inputValue()).isEqualTo(String.valueOf(placeOf(60)));
    }

    @Test
    void whileItSlidesTheFiguresFollow() {
        window.show("/churn?lang=en&calls=10");
        String before = page.locator(".figures .value").first().textContent();
        page.evaluate(
                """
                () => { const slider = document.querySelector('#calls');
                  slider.value = slider.max; slider.dispatchEvent(new Event('input', { bubbles: true })); }""");
        window.until("document.querySelector('.capacity output').textContent === '600 customers a day'");
        assertThat(page.locator(".figures .value").first().textContent()).isNotEqualTo(before);
        assertThat(page.url()).contains("calls=10");
    }

    @Test
    void driftIsToldBeforeTheListAndGoneWhenNothingHasDrifted() {
        window.show("/churn?lang=en");
        assertThat(page.locator("[data-notice=drift]").textContent())
                .contains("Do not use this list yet")
                .contains("data change rate: 0.31");
        assertThat(
                        page.evaluate(
                                "() => Boolean(document.querySelector('[data-notice=drift]').compareDocumentPosition(document.querySelector('[data-table=customers]')) & Node.DOCUMENT_POSITION_FOLLOWING)"))
                .isEqualTo(true);
        GoldenLake calm = GoldenLake.copy("plain", folder.resolve("calm"));
        calm.replaceRows("gold.model_monitoring", 1, "select * replace (false as is_alarm) from %s");
        try (RunningApi other = RunningApi.over(calm);
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/churn?lang=en&calls=100");
            assertThat(there.title())
                    .isEqualTo("Calling 100 customers a day reaches %.0f who would leave"
                            .formatted(capacity(100).get("leavers").asDouble()));
            assertThat(there.page().locator(".lead").textContent()).startsWith("95% certain");
            assertThat(there.page().locator("[data-notice=drift]").count()).isZero();
            assertThat(there.page().locator("[data-notice=no-drift]").textContent())
                    .startsWith("None of the 7 inputs that the model looks at");
        }
    }

    @Test
    void aModelThatToldTooManySaysSoBesideItsNumber() {
        window.show("/churn?lang=en");
        assertThat(page.locator("[data-notice=calibration]").count()).isZero();
        GoldenLake wrong = GoldenLake.copy("plain", folder.resolve("wrong"));
        wrong.replaceRows("gold.model_monitoring", 1, "select * replace (false as is_alarm) from %s");
        wrong.replaceRows(
                "gold.churn_calibration", 1, "select * replace (2 * predicted_rate as predicted_rate) from %s");
        try (RunningApi other = RunningApi.over(wrong);
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/churn?lang=en");
            assertThat(there.page().locator("[data-notice=calibration]").textContent())
                    .contains("32.4% were told to leave, 16.1% did")
                    .contains("Expect fewer");
            assertThat(there.title()).endsWith("cannot be relied on, the model told 32.4% where 16.1% came");
            assertThat(there.page().locator("chart-card[name=calibration] h2").textContent())
                    .startsWith("Too many told");
            there.show("/churn?lang=zh-CN");
            assertThat(there.title()).endsWith("模型预测 32.4% 而实际 16.1%，触达人数暂不可信");
        }
    }

    @Test
    void aModelThatErrsMoreThanLastMonthsRateGivesNoNumberInTheTitle() {
        GoldenLake worse = GoldenLake.copy("plain", folder.resolve("worse"));
        worse.replaceRows("gold.model_monitoring", 1, "select * replace (false as is_alarm) from %s");
        worse.replaceRows("gold.model_cards", 1, "select * replace (2 * baseline_brier as brier) from %s");
        try (RunningApi other = RunningApi.over(worse);
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/churn?lang=en");
            assertThat(there.title()).endsWith("the model errs 100% more than last month's rate");
        }
    }

    @Test
    void atTheUsualWidthNoColumnIsCut() {
        window.show("/churn?lang=en");
        page.locator("chart-card[name=drift] canvas").waitFor();
        assertThat(
                        page.evaluate(
                                "() => { const table = document.querySelector('[data-table=customers] .table'); return table.scrollWidth - table.clientWidth; }"))
                .isEqualTo(0);
    }

    @Test
    void keyboardOpensACustomerWithReasonsSignalsWordsAndPlans() {
        window.show("/churn?lang=en");
        page.locator("[data-table=customers] .table").focus();
        // The first customer shows no signal, the second one does.
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        String chosen = (String) page.evaluate("() => document.activeElement.dataset.customer");
        page.keyboard().press("Enter");
        page.locator("dialog.drill [data-signal]").first().waitFor();
        assertThat(page.url()).contains("customer=" + chosen);
        String panel = page.locator("dialog.drill").textContent();
        JsonNode signal =
                api.json("/api/v1/churn/customers/" + chosen + "/signals").at("/rows/0");
        assertThat(panel)
                .contains("Would leave because:")
                .contains(signal.get("reminder_en").asText())
                .contains(signal.get("script_en").asText())
                .contains("right in %.0f%% of %d earlier cases ("
                        .formatted(
                                100 * signal.get("precision_rate").asDouble(),
                                signal.get("seen_count").asInt()))
                .contains("%d days ahead".formatted(signal.get("lead_time_days").asInt()));
        assertThat(page.locator("dialog.drill data-table tbody tr").count()).isEqualTo(2);
        page.keyboard().press("Escape");
        window.until("document.querySelector('dialog.drill') === null");
    }

    @Test
    void customersStandByPseudonymAloneAndAViewerSeesNone() {
        window.show("/churn?lang=en&calls=20");
        assertThat(page.locator("[data-table=customers] tbody tr").count()).isEqualTo(10);
        assertThat(page.locator("[data-table=customers] tbody button").allTextContents())
                .allMatch(name -> name.matches("9f3c[0-9a-f]{4}"));
        String viewer = api.token(api.account("page-viewer", EnumSet.of(Role.VIEWER)));
        window.page().setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + viewer));
        window.show("/churn?lang=en&calls=20&customer=9f3c9e3779b97f4a");
        assertThat(page.locator("[data-table=customers] [data-state=empty]").textContent())
                .contains("managers, marketers and approvers");
        assertThat(page.locator("dialog.drill").count()).isZero();
        assertThat(window.title()).startsWith("Calling 20 customers");
    }

    @Test
    void everyChartHasItsTableTwin() {
        for (String card : List.of("reach", "reasons", "calibration", "recovery", "drift")) {
            window.show("/churn?lang=en&tables=" + card);
            Locator rows = page.locator("chart-card[name=%s] tbody tr".formatted(card));
            rows.first().waitFor();
            assertThat(rows.count()).as(card).isGreaterThan(3);
        }
    }

    @Test
    void aRegionFiltersTheTitleTheListAndItsFile() {
        window.show("/churn?lang=en");
        page.locator("select[name=region]").selectOption("lubei");
        window.untilTitle("Lubei: Calling");
        window.until("document.querySelector('.is-loading') === null");
        assertThat(page.locator("[data-table=customers] tbody tr").allTextContents())
                .allMatch(row -> row.contains("Lubei"));
    }

    @Test
    void modelCardSaysWhatItRestsOnBesideWhatItReplaces() {
        window.show("/churn?lang=en");
        String card = page.locator("[data-table=model]").textContent();
        assertThat(card)
                .contains("churn-2026-01-31")
                .contains("churn-2025-12-31")
                .contains("gold.churn_features v7")
                .contains("last month's rate 0.0324")
                .contains("errs 16% less");
    }

    @Test
    void withoutAModelThePageSaysWhyAndWhatToDo() {
        GoldenLake young = GoldenLake.copy("plain", folder.resolve("young"));
        for (String table : List.of("gold.churn_scores", "gold.model_cards")) {
            young.replaceRows(table, 1, "select * from %s where false");
        }
        try (RunningApi other = RunningApi.over(young);
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/churn?lang=en");
            assertThat(there.title()).startsWith("There is no model yet");
            assertThat(there.page().locator("[data-state=empty]").textContent())
                    .contains("two month ends")
                    .contains("./aurum run");
        }
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/churn?lang=en");
            assertThat(there.title()).isEqualTo("Churn was not worked out");
            there.expectedStatus(404);
        }
    }

    private static JsonNode capacity(long calls) {
        return api.json("/api/v1/churn/capacity").get("rows").get(placeOf(calls));
    }

    private static int placeOf(long calls) {
        JsonNode rows = api.json("/api/v1/churn/capacity").get("rows");
        int place = 0;
        while (rows.get(place).get("calls").asLong() != calls) {
            place++;
        }
        return place;
    }
}
