package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page Satisfaction in a real browser. */
class SatisfactionPageTest extends PageTest {

    @Test
    void titleIsWhatFellMostWithItsCertainty() {
        window.show("/satisfaction?lang=en");
        assertThat(window.title()).isEqualTo("Store service fell by 0.90 points to 7.00 (almost certain)");
        assertThat(page.locator(".lead").textContent())
                .contains("Periodic survey, Q1 2026", "1,400 answers of 4,200 asked (33%)");
        page.locator("[data-switch=language]").click();
        window.untilTitle("营业厅服务下降 0.90 分");
    }

    @Test
    void figuresAreTheAnswersWithIntervalAndUnweightedBeside() {
        window.show("/satisfaction?lang=en");
        JsonNode row = api.json("/api/v1/satisfaction/scores?from=2026-01-01").at("/rows/0");
        List<String> cards = page.locator(".figure").allInnerTexts();
        assertThat(cards).hasSize(4);
        assertThat(cards.get(0))
                .contains(
                        percent(row, "satisfied_rate"),
                        percent(row, "satisfied_rate_low"),
                        "unweighted " + percent(row, "raw_satisfied_rate"));
        assertThat(cards.get(1))
                .contains(
                        score(row, "mean_score"),
                        score(row, "mean_score_low") + " to " + score(row, "mean_score_high"),
                        "unweighted " + score(row, "raw_mean_score"),
                        score(row, "selective_mean_score"));
        assertThat(cards.get(3)).contains(score(row, "gap"), score(row, "expectation") + " was expected");
    }

    @Test
    void tableTwinAndFileHoldTheSameFigures() throws IOException {
        window.show("/satisfaction?lang=en");
        Twin twin = new Twin(page, "chart-card[name=parts]");
        List<List<String>> table = twin.table();
        List<Map<String, String>> file = twin.file();
        assertThat(table).hasSameSizeAs(file).hasSize(4);
        for (Map<String, String> row : file) {
            assertThat(table).anySatisfy(cells -> {
                assertThat(cells.get(0)).isEqualTo(nameOf(row.get("split")));
                assertThat(cells.get(1))
                        .startsWith(score(row.get("mean_score")))
                        .contains(score(row.get("mean_score_low")), score(row.get("mean_score_high")));
                assertThat(cells.get(2)).isEqualTo(score(row.get("raw_mean_score")));
                assertThat(cells.get(8)).isEqualTo(row.get("response_count"));
            });
        }
    }

    @Test
    void tooFewAnswersAreNamedAndNotTold() {
        window.show("/satisfaction?lang=en&split=region&every=month&tables=parts");
        page.locator("chart-card[name=parts] tbody tr").first().waitFor();
        List<String> rows = page.locator("chart-card[name=parts] tbody tr").allInnerTexts();
        assertThat(rows)
                .filteredOn(row -> row.startsWith("Dongshan"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).contains("too few answers (13)").doesNotContainPattern("\\d\\.\\d\\d"));
        window.show("/satisfaction?lang=en&region=dongshan&every=month");
        assertThat(window.title()).isEqualTo("Dongshan: Too few answers to tell: 13, and 30 are needed");
        assertThat(page.locator(".figure").count()).isZero();
        assertThat(page.locator("chart-card[name=trend] [data-state=empty]").textContent())
                .contains("At most 13 answers");
        page.locator("chart-card[name=parts] [data-state=empty] button").click();
        window.until("new URLSearchParams(location.search).get('every') === 'year'");
    }

    @Test
    void aPartIsLookedAtOverTimeAndARegionFilters() {
        window.show("/satisfaction?lang=en&tables=parts");
        page.locator("chart-card[name=parts] tbody button").first().click();
        window.until(
                "document.querySelector('chart-card[name=trend] h2').textContent.startsWith('Clear bills is steady at 6.50')");
        page.goBack();
        window.until(
                "document.querySelector('chart-card[name=trend] h2').textContent.startsWith('Satisfaction on the whole')");
        page.locator("select[name=split]").selectOption("region");
        window.until("document.querySelector('chart-card[name=parts] tbody').textContent.includes('Haizhou')");
        page.locator("chart-card[name=parts] tbody button", new Page.LocatorOptions().setHasText("Haizhou"))
                .click();
        window.untilTitle("Haizhou: ");
        assertThat(page.url()).contains("region=haizhou");
    }

    @Test
    void theMeasureChangesTheChartsWithoutAskingAnew() {
        window.show("/satisfaction?lang=en");
        page.locator("chart-card[name=parts] canvas").waitFor();
        page.onRequest(request -> assertThat(request.url()).doesNotContain("/api/v1/satisfaction"));
        page.locator(".segments button", new Page.LocatorOptions().setHasText("Satisfied"))
                .click();
        window.until(
                "document.querySelector('chart-card[name=trend] .caption').textContent.startsWith('Share who give 8 to 10')");
        window.until("document.querySelector('chart-card[name=trend] h2').textContent.includes('36%')");
    }

    @Test
    void anEarlierPeriodAndAnotherSurveyAreChosenByLink() {
        window.show(
                "/satisfaction?lang=en&survey=touchpoint&split=store_ownership&every=month&period=2026-02-01&tables=parts");
        assertThat(page.locator(".lead").textContent()).contains("Touchpoint survey, February 2026");
        assertThat(page.locator("chart-card[name=parts] tbody").textContent()).contains("Agent", "Own");
        assertThat(page.locator("select[name=period]").inputValue()).isEqualTo("2026-02-01");
    }

    @Test
    void aSurveyNobodyAnsweredSaysSoAndOffersTheWayBack() {
        window.show("/satisfaction?lang=en&survey=research");
        assertThat(page.locator("[data-state=empty]").textContent()).contains("Nobody has answered");
        page.locator("[data-state=empty] button").click();
        window.untilTitle("Store service fell");
    }

    @Test
    void aLakeWithoutSurveysSaysWhyInWords() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow theirs = BrowserWindow.open(other, 1280, 1000)) {
            theirs.show("/satisfaction?lang=en");
            assertThat(theirs.title()).isEqualTo("No survey is published");
            assertThat(theirs.page().locator("[data-state=empty]").textContent())
                    .contains("gold.satisfaction_scores is not part of this publication", "surveys");
            theirs.expectedStatus(404);
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        window.show("/satisfaction?lang=en&region=atlantis");
        page.locator("[data-state=error]").waitFor();
        assertThat(page.locator("[data-state=error]").textContent()).contains("region is \"atlantis\"", "Try again");
        window.expectedStatus(400);
    }

    @Test
    void whoeverHasOneRegionReadsItsFiguresUnderItsName() {
        api.account(
                "branch-reader",
                EnumSet.of(aurum.api.access.Role.VIEWER),
                Optional.of(new TreeSet<>(List.of("lubei"))));
        Visit visit = Visit.of(api, "branch-reader");
        try (BrowserWindow theirs = BrowserWindow.openSignedOut(api)) {
            String[] cookie = visit.cookie().split("=", 2);
            theirs.page()
                    .context()
                    .addCookies(List.of(
                            new com.microsoft.playwright.options.Cookie(cookie[0], cookie[1]).setUrl(api.address())));
            theirs.show("/satisfaction?lang=en");
            assertThat(theirs.title()).startsWith("Lubei: ");
        }
    }

    @Test
    void everyChoiceIsReachedByKeyboard() {
        window.show("/satisfaction?lang=en");
        page.locator("chart-card[name=parts] canvas").waitFor();
        List<String> reached = new java.util.ArrayList<>();
        for (int step = 0; step < 45; step++) {
            page.keyboard().press("Tab");
            reached.add((String)
                    page.evaluate("() => document.activeElement.name || document.activeElement.textContent.trim()"));
        }
        assertThat(reached)
                .contains(
                        "Satisfaction",
                        "survey",
                        "every",
                        "period",
                        "region",
                        "split",
                        "Gap to expectation",
                        "Table",
                        "Download ▾");
    }

    private static String nameOf(String id) {
        return Map.of(
                        "network_coverage", "Network coverage",
                        "billing_clarity", "Clear bills",
                        "store_service", "Store service",
                        "complaint_handling", "Complaint handling")
                .get(id);
    }

    private static String percent(JsonNode row, String column) {
        return Math.round(row.get(column).asDouble() * 100) + "%";
    }

    private static String score(JsonNode row, String column) {
        return score(row.get(column).asText());
    }

    private static String score(String value) {
        return String.format(Locale.ROOT, "%.2f", Double.parseDouble(value)).replace('-', '\u2212');
    }
}
