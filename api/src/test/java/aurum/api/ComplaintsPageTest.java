package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Complaints in a real browser. Pictures of it are kept where {@code aurum.pictures} says, if it does. */
class ComplaintsPageTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaintsOfTheBrowser = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        assertThat(CHROMIUM)
                .as("the browser is missing: ./aurum test installs it, or set CHROMIUM to one that is installed")
                .isExecutable();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--disable-quic")));
        api = RunningApi.over("plain", folder);
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (api != null) {
            api.close();
        }
    }

    @BeforeEach
    void open() {
        page = newPage(1280, 1000);
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(complaintsOfTheBrowser).isEmpty();
    }

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
        assertThat(page.locator(".chip").textContent()).isEqualTo("Publication 2 · Apr 1, 06:12 · data complete");
        picture("en-light-1280");
    }

    @Test
    void findingIsARiseWhereTheIntervalSaysSo() {
        show("?lang=en&days=7&region=haizhou&category=broadband_fault");
        assertThat(page.locator("h1").textContent())
                .matches("Haizhou · Broadband fault: Complaints per 10,000 (rose|fell|held steady).*the week before");
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
        picture("en-tooltip-1280");
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
        picture("en-table-1280");
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
        page.locator("[data-switch=theme]").click();
        page.waitForFunction("() => document.documentElement.dataset.theme === 'dark'");
        assertThat(page.url()).contains("lang=zh-CN").contains("theme=dark");
        picture("zh-dark-1280");
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
        Page other = newPage(1280, 1000);
        other.navigate(page.url());
        other.locator("h1").waitFor();
        assertThat(other.locator("h1").textContent()).isEqualTo(title);
        assertThat(other.locator("select[name=split]").inputValue()).isEqualTo("channel");
        other.context().close();
        page.goBack();
        page.waitForFunction("() => document.querySelector('h1').textContent.includes('28')");
        assertThat(page.locator("select[name=days]").inputValue()).isEqualTo("28");
    }

    @Test
    void downloadIsTheSameRowsAsCsv() throws IOException {
        show("?lang=en&split=category");
        Download download = page.waitForDownload(() ->
                page.locator("chart-card[name=parts] .tools button").nth(1).click());
        assertThat(download.suggestedFilename()).isEqualTo("complaints-summary_publication-2_2026-03-31.csv");
        assertThat(Files.readString(download.path()))
                .startsWith("\uFEFFfrom_date,")
                .contains("frequent_disconnect");
    }

    @Test
    void narrowScreenNeedsNoSidewaysScrolling() {
        page.context().close();
        for (String language : List.of("en", "zh-CN")) {
            page = newPage(360, 740);
            show("?split=category&theme=light&lang=" + language);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            picture(language + "-light-360");
            page.locator("chart-card[name=parts] .tools button").first().click();
            page.locator("chart-card[name=parts] table").waitFor();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            page.context().close();
        }
        page = newPage(360, 740);
    }

    @Test
    void everyControlIsReachedByKeyboardAndShowsIt() {
        show("?lang=en");
        List<String> reached = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
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
                        "CSV");
    }

    @Test
    void emptySelectionSaysWhyAndWhatToDo() {
        show("?lang=en&region=dongshan&channel=app");
        assertThat(page.locator("[data-state=empty]").textContent()).contains("No complaint matches these filters");
        picture("en-empty-1280");
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
        // The browser itself reports every 4xx; nothing else may be wrong.
        complaintsOfTheBrowser.removeIf(line -> line.contains("status of 400"));
    }

    @Test
    void withoutSubscribersCountsAreShownAndThePageSaysWhy() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"))) {
            page.navigate(other.address() + "complaints?lang=en");
            page.locator("[data-notice=no-rate]").waitFor();
            assertThat(page.locator("[data-notice=no-rate]").textContent())
                    .contains("no source brings the feed customers");
            assertThat(page.locator("h1").textContent()).startsWith("Complaints held steady");
            page.locator("chart-card[name=trend] canvas").waitFor();
            picture("en-no-subscribers-1280");
        }
    }

    @Test
    void staleDataSaySinceWhenAndWhy() {
        try (RunningApi other = RunningApi.over("refused-run", folder.resolve("refused"))) {
            page.navigate(other.address() + "complaints?lang=zh-CN&theme=light");
            page.locator(".notice.stale").waitFor();
            assertThat(page.locator(".notice.stale").textContent())
                    .contains("12 keys twice")
                    .contains("4月1日 06:12");
            picture("zh-stale-1280");
        }
    }

    @Test
    void absentLakeSaysWhatToRun() {
        try (RunningApi other = RunningApi.overFolder(folder.resolve("nowhere"))) {
            page.navigate(other.address() + "complaints?lang=en");
            page.locator("[data-state=error] code").first().waitFor();
            assertThat(page.locator("[data-state=error]").textContent())
                    .contains("the lake does not exist")
                    .contains("./aurum demo");
            picture("en-absent-1280");
        }
        complaintsOfTheBrowser.removeIf(line -> line.contains("status of 503"));
    }

    private Page newPage(int width, int height) {
        Page opened = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB")
                        .setTimezoneId("UTC")
                        .setColorScheme(ColorScheme.LIGHT))
                .newPage();
        opened.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaintsOfTheBrowser.add(message.text());
            }
        });
        opened.onPageError(complaintsOfTheBrowser::add);
        opened.onRequestFailed(request -> {
            if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
                complaintsOfTheBrowser.add(request.url() + " " + request.failure());
            }
        });
        return opened;
    }

    private void show(String state) {
        page.navigate(api.address() + "complaints" + state);
        page.locator("h1, [data-state]").first().waitFor();
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

    private void picture(String name) {
        Optional.ofNullable(System.getProperty("aurum.pictures"))
                .ifPresent(place -> page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(place, name + ".png"))));
    }
}
