package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** From the first screen to the typical case, in a real browser. */
class HotspotsPageTest extends PageTest {

    private static final String GROWING = "20260326-9c0d1e2f01";

    @Test
    void todaySaysWhatIsHotAndLeadsToIt() {
        window.show("/?lang=en");
        assertThat(window.title()).isEqualTo("5 hotspots today, 2 are easing");
        Locator findings = page.locator(".finding");
        assertThat(findings.count()).isBetween(3, 5);
        assertThat(findings.first().textContent())
                .contains("New")
                .contains("Bill unclear")
                .contains("very likely");
        assertThat(findings.first().locator("strong").count()).isGreaterThan(1);
        page.locator(".finding", new Page.LocatorOptions().setHasText("Growing"))
                .click();
        page.locator("dialog.drill .cases li").first().waitFor();
        assertThat(page.url()).contains("hotspot=" + GROWING);
        assertThat(page.locator("dialog.drill").textContent()).contains("still growing after 6 days");
        page.goBack();
        window.untilTitle("5 hotspots today");
    }

    @Test
    void drillsFromAllThroughRegionLineAndCategoryToTheCases() {
        window.show("/hotspots?lang=en");
        for (String part : List.of("region", "product_line", "category")) {
            if (part.equals("region")) {
                clickDot("parts", 0);
            } else {
                clickRow("parts", 0);
            }
            page.waitForFunction("(name) => new URLSearchParams(location.search).has(name)", part);
            window.until("document.querySelector('.is-loading') === null");
        }
        assertThat(page.locator(".trail li").count()).isEqualTo(4);
        assertThat(page.locator("chart-card[name=parts]").count()).isZero();
        page.locator("[data-table=episodes] button[data-hotspot]").first().click();
        page.locator("dialog.drill .cases li").first().waitFor();
        assertThat(page.locator(".cases blockquote").first().textContent()).isNotBlank();
        page.keyboard().press("Escape");
        window.until("document.querySelector('dialog.drill') === null");
        page.locator(".trail a").nth(1).click();
        window.until("!new URLSearchParams(location.search).has('product_line')");
        window.until("document.querySelector('chart-card[name=parts] canvas') !== null");
    }

    @Test
    void aDayOfTheTrendFiltersTheRestAndBackTakesItBack() {
        window.show("/hotspots?lang=en");
        page.locator("chart-card[name=trend] .tools button").first().click();
        page.locator("chart-card[name=trend] tbody button").nth(35).click();
        window.until("new URLSearchParams(location.search).has('day')");
        page.locator(".actions button", new Page.LocatorOptions().setHasText("only"))
                .waitFor();
        window.until("document.querySelector('.lead').textContent.includes(' complaints on ')");
        page.goBack();
        window.until("document.querySelector('.lead').textContent.includes('in the last 28 days')");
    }

    @Test
    void linkOpensTheSameState() {
        window.show("/hotspots?lang=en&status=all&region=haizhou");
        window.untilTitle("Haizhou: ");
        page.locator("[data-table=episodes] th button").first().click();
        window.until("location.search.includes('episodes_sort=-place')");
        List<String> names = page.locator("[data-table=episodes] tbody th").allTextContents();
        try (BrowserWindow other = BrowserWindow.open(api, 1280, 1000)) {
            other.show(page.url().substring(api.address().length()));
            assertThat(other.title()).isEqualTo(window.title());
            assertThat(other.page().locator("[data-table=episodes] tbody th").allTextContents())
                    .isEqualTo(names)
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void closedPeriodsAreJudgedToo() {
        window.show("/hotspots?lang=en");
        page.locator(".segments button", new Page.LocatorOptions().setHasText("Month"))
                .click();
        window.untilTitle("March 2026: ");
        assertThat(page.locator("[data-table=periods] tbody tr").count()).isGreaterThan(3);
    }

    @Test
    void keyboardAloneOpensAHotspotAndReadsItsCases() {
        window.show("/hotspots?lang=en");
        page.locator("[data-table=episodes] .table").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        String chosen = (String) page.evaluate("() => document.activeElement.dataset.hotspot");
        page.keyboard().press("Enter");
        page.locator("dialog.drill .cases li").first().waitFor();
        assertThat(page.url()).contains("hotspot=" + chosen);
        List<Object> inside = new ArrayList<>();
        for (int step = 0; step < 8; step++) {
            page.keyboard().press("Tab");
            inside.add(page.evaluate("() => document.activeElement === document.body ||"
                    + " document.activeElement.closest('dialog') !== null"));
        }
        assertThat(inside).as("Tab stays in the panel").containsOnly(true);
        page.keyboard().press("Escape");
        window.until("document.querySelector('dialog.drill') === null");
    }

    @Test
    void workbookHoldsTheSameRows() throws IOException {
        window.show("/hotspots?lang=en");
        List<String> places = page.locator("[data-table=episodes] tbody th").allTextContents();
        page.locator("[data-table=episodes] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("[data-table=episodes] [data-format=xlsx]").click());
        assertThat(download.suggestedFilename()).isEqualTo("hotspots_publication-2_2026-03-31.xlsx");
        try (ZipFile workbook = new ZipFile(download.path().toFile())) {
            String sheet = new String(
                    workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(sheet.split("<row ", -1).length - 1).isEqualTo(places.size() + 1);
            assertThat(workbook.getEntry("xl/worksheets/sheet2.xml"))
                    .as("definitions and filters")
                    .isNotNull();
        }
    }

    @Test
    void pictureOfAChartIsAPicture() throws IOException {
        window.show("/hotspots?lang=en");
        page.locator("chart-card[name=trend] canvas").waitFor();
        page.locator("chart-card[name=trend] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("chart-card[name=trend] [data-format=png]").click());
        byte[] picture = Files.readAllBytes(download.path());
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(10_000);
    }

    @Test
    void whatPeopleKnowIsKeptAndChangesNoFigure() {
        window.show("/hotspots?lang=en&hotspot=" + GROWING);
        page.locator("[data-action=subscribe]").click();
        page.locator("[data-action=subscribe][aria-pressed=true]").waitFor();
        page.locator("[data-action=note]").click();
        page.locator("dialog.box textarea").fill("暴雨 <b>storm</b>");
        page.locator("dialog.box button[type=submit]").click();
        page.locator(".notes", new Page.LocatorOptions().setHasText("暴雨 <b>storm</b>"))
                .waitFor();
        String figures = page.locator("dialog.drill .figures").textContent();
        page.locator("[data-action=mark]").click();
        page.locator("dialog.box textarea").fill("a planned outage");
        page.locator("dialog.box button[type=submit]").click();
        page.locator("[data-notice=marked]").waitFor();
        assertThat(page.locator("[data-notice=marked]").textContent()).contains("a planned outage");
        assertThat(page.locator("dialog.drill .figures").textContent()).isEqualTo(figures);
        page.locator("[data-action=unmark]").click();
        page.locator("[data-action=mark]").waitFor();
    }

    @Test
    void paperShowsTheDocumentWithoutItsControls() {
        window.show("/hotspots?lang=en&theme=dark");
        page.locator("chart-card[name=trend] canvas").waitFor();
        byte[] document = page.pdf(new Page.PdfOptions().setFormat("A4"));
        assertThat(new String(document, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/Count");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        window.until("document.documentElement.dataset.theme === 'light'");
        assertThat(page.locator("page-navigation, .filters, .tools, .switches").all())
                .allMatch(control -> !control.isVisible());
        assertThat(page.locator("h1, .lead, [data-table=episodes] tbody tr").all())
                .allMatch(Locator::isVisible);
    }

    @Test
    void withoutJudgedDaysThePageSaysWhy() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show("/?lang=en");
            assertThat(there.title())
                    .isIn("Complaints are as usual", "More complaints than usual", "Fewer complaints than usual");
            assertThat(there.page().locator(".figure").first().textContent()).contains("no subscribers");
            there.show("/hotspots?lang=en");
            assertThat(there.title()).isEqualTo("Hotspots were not sought");
            assertThat(there.page().locator("[data-state=empty]").textContent()).contains("./aurum run");
        }
    }

    @Test
    void mapShowsEveryRegionWithAPlaceAndItsTableTheRest() {
        window.show("/hotspots?lang=en");
        page.locator("chart-card[name=parts] canvas").waitFor();
        assertThat(page.locator("chart-card[name=parts] h2").textContent()).contains("beyond expectation");
        assertThat(
                        page.evaluate(
                                "() => document.querySelector('chart-card[name=parts]').chart.getOption().series[0].data.length"))
                .isEqualTo(3);
        page.locator("chart-card[name=parts] .tools button").first().click();
        assertThat(page.locator("chart-card[name=parts] tbody tr").count()).isEqualTo(4);
        window.show("/hotspots?lang=en&region=haizhou");
        page.locator("chart-card[name=parts] canvas").waitFor();
        assertThat(page.evaluate(
                        "() => document.querySelector('chart-card[name=parts]').chart.getOption().yAxis[0].type"))
                .as("product lines lie nowhere")
                .isEqualTo("category");
    }

    /** Clicks a dot of a map. */
    private void clickDot(String card, int dot) {
        Locator drawing = page.locator("chart-card[name=%s] .drawing canvas".formatted(card));
        drawing.waitFor();
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) page.evaluate(
                "([card, dot]) => { const chart = document.querySelector(`chart-card[name=${card}]`).chart;"
                        + " return chart.convertToPixel('grid', chart.getOption().series[0].data[dot].value); }",
                List.of(card, dot));
        drawing.click(new Locator.ClickOptions()
                .setPosition(at.get(0).doubleValue(), at.get(1).doubleValue()));
    }

    /** Clicks in the middle of a row of a chart of names. */
    private void clickRow(String card, int row) {
        Locator drawing = page.locator("chart-card[name=%s] .drawing canvas".formatted(card));
        drawing.waitFor();
        double place = ((Number) page.evaluate(
                        "([card, row]) =>"
                                + " document.querySelector(`chart-card[name=${card}]`).chart.convertToPixel('grid', [0,"
                                + " row])[1]",
                        List.of(card, row)))
                .doubleValue();
        double across = ((Number) page.evaluate(
                        "(card) => document.querySelector(`chart-card[name=${card}]`).chart.convertToPixel('grid', [0,"
                                + " 0])[0]",
                        card))
                .doubleValue();
        drawing.click(new Locator.ClickOptions().setPosition(across + 12, place));
    }
}
