package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page Drivers in a real browser. */
class DriversPageTest extends PageTest {

    @Test
    void titleSaysWhatToMendFirstAndTheLeadWhatCannotBeToldApart() {
        window.show("/drivers?lang=en");
        assertThat(window.title()).isEqualTo("Mend first: Clear bills");
        assertThat(page.locator(".lead").textContent())
                .contains(
                        "1,260 complete answers",
                        "explain 58%",
                        "Clear bills and Network coverage cannot be told apart");
        assertThat(heading("map")).isEqualTo("Clear bills matters most, but 1 more cannot be told apart from it");
        assertThat(heading("asymmetry"))
                .contains("Clear bills: bad ratings cost more", "Complaint handling: excellence delights");
    }

    @Test
    void clickingADotLooksCloserAtItsAttribute() {
        window.show("/drivers?lang=en");
        page.locator("chart-card[name=map] canvas").waitFor();
        assertThat(heading("time")).startsWith("Clear bills");
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>)
                page.evaluate(
                        """
                () => { const { chart } = document.querySelector('chart-card[name=map]');
                  const row = chart.getOption().series.find((series) => series.name === 'dots').data[3].value;
                  return chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, row); }""");
        page.locator("chart-card[name=map] canvas")
                .click(new com.microsoft.playwright.Locator.ClickOptions()
                        .setPosition(at.get(0).doubleValue(), at.get(1).doubleValue()));
        window.until("document.querySelector('chart-card[name=time] h2').textContent.startsWith('Store service')");
        assertThat(page.url()).contains("attribute=store_service");
        assertThat(page.locator("chart-card[name=scopes] .caption").textContent())
                .contains("Store service");
    }

    @Test
    void tableTwinsAndFilesHoldTheSameFigures() throws IOException {
        window.show("/drivers?lang=en&raise=2");
        Twin map = new Twin(page, "chart-card[name=map]");
        Twin whatIf = new Twin(page, "chart-card[name=what-if]");
        List<List<String>> drivers = map.table();
        List<Map<String, String>> file = map.file();
        List<List<String>> rises = whatIf.table();
        assertThat(drivers).hasSameSizeAs(file).hasSameSizeAs(rises).hasSize(4);
        for (int place = 0; place < file.size(); place++) {
            Map<String, String> row = file.get(place);
            List<String> cells = drivers.get(place);
            assertThat(cells.get(1)).isEqualTo(row.get("tie_group"));
            assertThat(cells.get(2)).startsWith(percent(row.get("importance_share")));
            assertThat(cells.get(3)).startsWith(score(row.get("performance")));
            String name = cells.get(0);
            assertThat(rises)
                    .filteredOn(rise -> rise.get(0).equals(name))
                    .singleElement()
                    .satisfies(rise -> {
                        assertThat(rise.get(1))
                                .startsWith(signed(row.get("expected_change")))
                                .contains(signed(row.get("expected_change_high")));
                        assertThat(rise.get(2))
                                .isEqualTo(String.format(
                                        Locale.ROOT, "%.1f", Double.parseDouble(row.get("raised_points"))));
                    });
        }
    }

    @Test
    void aLargerRiseIsExpectedToChangeMore() {
        window.show("/drivers?lang=en");
        assertThat(heading("what-if"))
                .isEqualTo("Raising Clear bills by 1.0 points is expected to change satisfaction by +0.25");
        page.locator(".segments button", new Page.LocatorOptions().setHasText("+2.0"))
                .click();
        window.until(
                "document.querySelector('chart-card[name=what-if] h2').textContent.includes('by 2.0 points is expected to change satisfaction by +0.50')");
        assertThat(page.url()).contains("raise=2");
    }

    @Test
    void tooFewCompleteAnswersOfferTheYear() {
        window.show("/drivers?lang=en&region=dongshan");
        assertThat(window.title()).startsWith("Dongshan: Too few complete answers");
        assertThat(page.locator("chart-card").count()).isZero();
        page.locator("[data-state=empty] button").first().click();
        window.until("new URLSearchParams(location.search).get('every') === 'year'");
    }

    @Test
    void theChecklistSaysWhatToLookAtAndWhyAndAllOfItOnDemand() {
        window.show("/drivers?lang=en&region=haizhou");
        String list = page.locator("[data-table=checklist]").textContent();
        assertThat(list)
                .contains(
                        "2 checks are urgent, in 1 branch",
                        "Bill readable",
                        "has every charge a name",
                        "Matters, rated low",
                        "Finance")
                .contains("Waiting time", "Failed last time")
                .doesNotContain("Answered in time");
        page.locator(".segments button", new Page.LocatorOptions().setHasText("All checks"))
                .click();
        window.until("document.querySelector('[data-table=checklist]').textContent.includes('Answered in time')");
    }

    @Test
    void aLakeWithoutSurveysSaysWhyInWords() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow theirs = BrowserWindow.open(other, 1280, 1000)) {
            theirs.show("/drivers?lang=zh-CN");
            assertThat(theirs.title()).isEqualTo("没有发布满意度驱动因素");
            assertThat(theirs.page().locator("[data-state=empty]").textContent())
                    .contains("gold.satisfaction_drivers");
            theirs.expectedStatus(404);
        }
    }

    private String heading(String card) {
        return page.locator("chart-card[name=%s] h2".formatted(card)).textContent();
    }

    private static String percent(String value) {
        return String.format(Locale.ROOT, "%.1f%%", Double.parseDouble(value) * 100);
    }

    private static String score(String value) {
        return String.format(Locale.ROOT, "%.2f", Double.parseDouble(value));
    }

    private static String signed(String value) {
        return String.format(Locale.ROOT, "%+.2f", Double.parseDouble(value)).replace('-', '\u2212');
    }
}
