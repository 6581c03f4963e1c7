package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page Scorecard in a real browser. */
class ScorecardPageTest extends PageTest {

    @Test
    void titleSaysWhoSharesTheFirstRankAndWhoIsSurelyBehind() {
        window.show("/scorecard?lang=en");
        assertThat(window.title())
                .isEqualTo("Composite: Haizhou and Lubei share the first rank; surely behind: Dongshan");
        page.locator("[data-switch=language]").click();
        window.untilTitle("综合得分：海州市和鲁北市并列第一；确实落后：东山市");
    }

    @Test
    void rankTableAndFileHoldTheSameFigures() throws IOException {
        window.show("/scorecard?lang=en&kpi=complaint_rate");
        assertThat(page.locator(".lead").textContent()).contains("target 20.0, reached by 2 of 3");
        Twin twin = new Twin(page, "chart-card[name=ranks]");
        List<List<String>> table = twin.table();
        List<Map<String, String>> file = twin.file();
        assertThat(table).hasSameSizeAs(file).hasSize(3);
        for (int place = 0; place < file.size(); place++) {
            Map<String, String> row = file.get(place);
            assertThat(table.get(place).get(0)).isEqualToIgnoringCase(row.get("unit_id"));
            assertThat(table.get(place).get(1)).contains(row.get("rank"));
            assertThat(table.get(place).get(2))
                    .startsWith(String.format(Locale.ROOT, "%.1f", Double.parseDouble(row.get("score"))));
            assertThat(table.get(place).get(3).contains("reached")).isTrue();
        }
        assertThat(table.get(0).get(1)).startsWith("=1");
        assertThat(table.get(2).get(1)).startsWith("3");
    }

    @Test
    void everyKpiOfEveryBranchStandsInOneTable() {
        window.show("/scorecard?lang=en");
        assertThat(page.locator("[data-table=matrix] thead").textContent())
                .contains(
                        "Composite",
                        "Complaints per 10,000",
                        "Resolved in time",
                        "Touchpoint satisfaction",
                        "Inspection score");
        assertThat(page.locator("[data-table=matrix] tbody tr").count()).isEqualTo(3);
        assertThat(page.locator("[data-table=matrix] tbody").textContent()).contains("96.0% ✓", "rank =1");
        page.locator("[data-table=matrix] tbody button", new Page.LocatorOptions().setHasText("Dongshan"))
                .click();
        window.until("document.querySelector('chart-card[name=time] h2').textContent.startsWith('Dongshan')");
        assertThat(page.url()).contains("region=dongshan");
        assertThat(page.locator("chart-card[name=competitors] h2").textContent())
                .startsWith("Dongshan: ");
    }

    @Test
    void competitorsInternalSatisfactionAndInspectionsStandSideBySide() {
        window.show("/scorecard?lang=en");
        assertThat(page.locator("chart-card[name=competitors] h2").textContent())
                .isEqualTo("The best competitor is surely ahead in 2 attributes, most in Network coverage (−0.30)");
        assertThat(page.locator("chart-card[name=internal] h2").textContent())
                .isEqualTo("Channels is rated surely lowest by the other departments: 6.70");
        assertThat(page.locator("chart-card[name=inspections] h2").textContent())
                .isEqualTo("Waiting time scores lowest in inspections: 53, 9 of 24 failed");
        List<List<String>> ties = new Twin(page, "chart-card[name=internal]").table();
        assertThat(ties)
                .anySatisfy(row -> assertThat(row.get(4)).startsWith("goes together"))
                .anySatisfy(row -> assertThat(row.get(4)).startsWith("no tie"));
    }

    @Test
    void departmentsAreRankedToo() {
        window.show("/scorecard?lang=en&unit=department&kpi=resolved_in_time&every=year");
        assertThat(window.title())
                .isEqualTo(
                        "Resolved in time: Customer service and Network share the first rank; surely behind: Channels");
    }

    @Test
    void whoeverHasOneRegionSeesItsRankAmongAllButNoDepartments() {
        api.account(
                "one-branch",
                EnumSet.of(aurum.api.access.Role.VIEWER),
                Optional.of(new TreeSet<>(List.of("dongshan"))));
        Visit visit = Visit.of(api, "one-branch");
        try (BrowserWindow theirs = BrowserWindow.openSignedOut(api)) {
            String[] cookie = visit.cookie().split("=", 2);
            theirs.page()
                    .context()
                    .addCookies(List.of(
                            new com.microsoft.playwright.options.Cookie(cookie[0], cookie[1]).setUrl(api.address())));
            theirs.show("/scorecard?lang=en");
            assertThat(theirs.title()).startsWith("Composite: Dongshan is in rank 3 of 3");
            theirs.show("/scorecard?lang=en&unit=department");
            assertThat(theirs.page().locator("[data-state=empty]").first().textContent())
                    .contains("only accounts without a limit to regions");
        }
    }

    @Test
    void aLakeWithoutAScorecardSaysWhyInWords() {
        try (RunningApi other = RunningApi.over("without-subscribers", folder.resolve("without"));
                BrowserWindow theirs = BrowserWindow.open(other, 1280, 1000)) {
            theirs.show("/scorecard?lang=en");
            assertThat(theirs.title()).isEqualTo("No scorecard is published");
            assertThat(theirs.page().locator("[data-state=empty]").textContent())
                    .contains("gold.scorecard is not part of this publication");
            theirs.expectedStatus(404);
        }
    }
}
