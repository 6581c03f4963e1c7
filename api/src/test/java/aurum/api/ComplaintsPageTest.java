package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page Complaints in a real browser. */
class ComplaintsPageTest extends PageTest {

    @Test
    void titleIsTheFindingAndEveryChartIsDrawn() {
        show("?lang=en");
        assertThat(page.locator("h1").textContent())
                .isEqualTo("Complaints per 10,000 held steady against the 28 days before");
        assertThat(page.title()).startsWith("Complaints per 10,000 held steady");
        assertThat(page.locator(".lead").textContent())
                .matches("693 complaints, Mar 4 – Mar 31, 2026; 116 per 10,000 subscribers .*");
        assertThat(page.locator("chart-card"))
                .satisfies(cards -> assertThat(cards.count()).isEqualTo(3));
        for (int card = 0; card < 3; card++) {
            assertThat(inkOn(page.locator("chart-card canvas").nth(card))).isGreaterThan(500);
        }
        assertThat(page.locator(".badge").textContent()).isEqualTo("Publication 2 · Apr 1, 06:12 · data complete");
    }

    @Test
    void findingIsARiseWhereTheIntervalSaysSo() {
        show("?lang=en&days=7&region=haizhou&category=broadband_fault");
        assertThat(page.locator("h1").textContent())
                .matches(
                        "Haizhou\u00a0· Broadband fault: Complaints per 10,000 (rose|fell|held steady).*the week before");
    }

    @Test
    void hoverShowsATooltip() {
        show("?lang=en");
        Locator canvas = page.locator("chart-card[name=trend] canvas");
        page.evaluate(
                """
                () => { document.querySelector('chart-card[name=trend]').chart.on('showTip', () => { window.tip = true; }); }""");
        int before = inkOn(canvas);
        canvas.hover();
        page.waitForFunction("() => window.tip === true");
        assertThat(inkOn(canvas)).isNotEqualTo(before);
    }

    @Test
    void everyChartHasATableTwinAndTheAddressSaysSo() {
        show("?lang=en&split=category");
        page.locator("chart-card[name=parts] .tools button").first().click();
        Locator table = page.locator("chart-card[name=parts] table");
        assertThat(table.locator("tbody tr").count()).isEqualTo(6);
        assertThat(table.locator("tbody").textContent())
                .contains("Frequent disconnects")
                .contains("Other");
        assertThat(page.url()).contains("tables=parts");
        table.locator("button.link").first().click();
        page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('Frequent disconnects: ')");
        assertThat(page.url()).contains("category=frequent_disconnect");
    }

    @Test
    void languageAndThemeSwitchAndBackTakesThemBack() {
        show("?lang=en&theme=light");
        page.locator("[data-switch=language]").click();
        page.waitForFunction("() => document.documentElement.lang === 'zh-CN'");
        page.waitForFunction("() => document.querySelector('h1').textContent.includes('每万户投诉')");
        assertThat(page.locator("page-navigation").textContent()).contains("今日").doesNotContain("Today");
        page.locator("[data-switch=theme]").click();
        page.waitForFunction("() => document.documentElement.dataset.theme === 'dark'");
        assertThat(page.url()).contains("lang=zh-CN").contains("theme=dark");
        page.goBack();
        page.waitForFunction("() => document.documentElement.dataset.theme === 'light'");
        page.goBack();
        page.waitForFunction("() => document.querySelector('h1').textContent.includes('Complaints per')");
    }

    @Test
    void addressHoldsTheWholeStateSoALinkShowsTheSamePage() {
        show("?lang=zh-CN");
        page.locator("select[name=region]").selectOption("lubei");
        page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('鲁北市')");
        page.locator("select[name=split]").selectOption("channel");
        page.locator("select[name=days]").selectOption("7");
        page.waitForFunction("() => document.querySelector('h1').textContent.includes('前一周')");
        String title = page.locator("h1").textContent();
        try (BrowserWindow other = BrowserWindow.open(api, 1280, 1000)) {
            other.show(page.url().substring(api.address().length()));
            assertThat(other.title()).isEqualTo(title);
            assertThat(other.page().locator("select[name=split]").inputValue()).isEqualTo("channel");
        }
        page.goBack();
        page.waitForFunction("() => document.querySelector('h1').textContent.includes('28')");
        assertThat(page.locator("select[name=days]").inputValue()).isEqualTo("28");
    }

    @Test
    void downloadIsTheSameRowsAsCsv() throws IOException {
        show("?lang=en&split=category");
        page.locator("chart-card[name=parts] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("chart-card[name=parts] [data-format=csv]").click());
        assertThat(download.suggestedFilename()).isEqualTo("complaints-summary_publication-2_2026-03-31.csv");
        assertThat(Files.readString(download.path()))
                .startsWith("\uFEFFfrom_date,")
                .contains("frequent_disconnect");
    }

    @Test
    void everyControlIsReachedByKeyboardAndShowsIt() {
        show("?lang=en");
        List<String> reached = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            page.keyboard().press("Tab");
            reached.add(
                    (String)
                            page.evaluate(
                                    "() => document.activeElement.name || document.activeElement.dataset?.switch || document.activeElement.textContent.trim()"));
        }
        assertThat(reached)
                .contains(
                        "To the content",
                        "Complaints",
                        "language",
                        "theme",
                        "days",
                        "split",
                        "region",
                        "journey_stage",
                        "Table",
                        "Download ▾");
    }

    @Test
    void emptySelectionSaysWhyAndWhatToDo() {
        show("?lang=en&region=dongshan&channel=app");
        assertThat(page.locator("[data-state=empty]").textContent()).contains("No complaint matches these filters");
        page.locator("[data-state=empty] button").click();
        page.locator("chart-card[name=trend] canvas").waitFor();
        assertThat(page.url()).doesNotContain("region");
    }

    @Test
    void errorSaysWhatWasWrong() {
        page.navigate(api.address() + "complaints?lang=en&region=atlantis");
        page.locator("[data-state=error]").waitFor();
        assertThat(page.locator("[data-state=error]").textContent())
                .contains("region is \"atlantis\"")
                .contains("Try again");
        window.expectedStatus(400);
    }

    @Test
    void withoutSubscribersCountsAreShownAndThePageSaysWhy() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow seen = windowOf(other)) {
            seen.show("complaints?lang=en");
            assertThat(seen.page().locator("[data-notice=no-rate]").textContent())
                    .contains("no source brings the feed customers");
            assertThat(seen.title()).startsWith("Complaints held steady");
            seen.page().locator("chart-card[name=trend] canvas").waitFor();
        }
    }

    @Test
    void staleDataSaySinceWhenAndWhy() {
        try (RunningApi other = RunningApi.over("refused-run", folder.resolve("refused"));
                BrowserWindow seen = windowOf(other)) {
            seen.show("complaints?lang=zh-CN&theme=light");
            assertThat(seen.page().locator(".notice.stale").textContent())
                    .contains("12 keys twice")
                    .contains("4月1日 06:12");
        }
    }

    @Test
    void absentLakeSaysWhatToRun() {
        try (RunningApi other = RunningApi.overFolder(folder.resolve("nowhere"));
                BrowserWindow seen = windowOf(other)) {
            seen.show("complaints?lang=en");
            assertThat(seen.page().locator("[data-state=error]").textContent())
                    .contains("the lake does not exist")
                    .contains("./aurum demo");
            seen.expectedStatus(503);
        }
    }

    @Test
    void openPageOffersItselfAnewWhenSomethingNewIsPublished() {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("growing"));
        Runnable publish = lake.hold("ops.publications", 2);
        try (RunningApi other = RunningApi.over(lake);
                BrowserWindow seen = windowOf(other)) {
            seen.show("complaints?lang=en");
            assertThat(seen.page().locator(".badge").textContent()).startsWith("Publication 1");
            publish.run();
            seen.page()
                    .locator(".toast", new Page.LocatorOptions().setHasText("Publication 2 is out"))
                    .locator(".button")
                    .click();
            seen.page()
                    .locator(".badge", new Page.LocatorOptions().setHasText("Publication 2"))
                    .waitFor();
        }
    }

    private static BrowserWindow windowOf(RunningApi other) {
        return BrowserWindow.open(other, 1280, 1000);
    }

    private void show(String state) {
        window.show("complaints" + state);
        if (page.locator("[data-state]").count() == 0) {
            page.locator("chart-card canvas").first().waitFor();
        }
    }

    /** How many pixels of a canvas are painted. */
    private static int inkOn(Locator canvas) {
        return (Integer)
                canvas.evaluate(
                        """
                (canvas) => {
                  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
                  copy.drawImage(canvas, 0, 0);
                  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
                  let painted = 0;
                  for (let place = 3; place < data.length; place += 4) {
                    painted += data[place] > 0 ? 1 : 0;
                  }
                  return painted;
                }""");
    }
}
