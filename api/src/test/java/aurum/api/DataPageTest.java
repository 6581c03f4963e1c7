package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Data in a real browser. */
class DataPageTest {

    @TempDir
    private static Path folder;

    private static RunningApi api;

    private BrowserWindow window;
    private Page page;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void open() {
        window = BrowserWindow.open(api, 1280, 1000);
        page = window.page();
    }

    @AfterEach
    void close() {
        // The golden lake has no files taken in and no tables run: the page asks and says so.
        window.expectedStatus(404);
        window.close();
    }

    @Test
    void saysWhatIsServedAndWhatIsNotWrittenYet() {
        window.show("/data?lang=en");
        assertThat(page.locator("[data-table=publications] tbody tr").count()).isEqualTo(2);
        assertThat(page.locator("[data-table=publications] .chip").textContent())
                .isEqualTo("served");
        assertThat(page.locator("[data-table=feeds]").textContent()).contains("it does at the next run");
        assertThat(page.locator("[data-table=tables]").textContent()).contains("gold.hotspot_episodes");
    }

    @Test
    void dictionaryIsSearchedInBothLanguages() {
        window.show("/data?lang=en&view=dictionary");
        page.locator("input[name=q]").fill("热点编号");
        page.keyboard().press("Enter");
        window.until("new URLSearchParams(location.search).get('q') === '热点编号'");
        page.locator("[data-table=dictionary] tbody tr").first().waitFor();
        assertThat(page.locator("[data-table=dictionary] tbody th").allTextContents())
                .containsOnly("hotspot_id");
        assertThat(page.locator("[data-table=dictionary] tbody").textContent())
                .contains("热点编号")
                .contains("its number");
    }

    @Test
    void tablesAreDrawnRightOfWhatTheyAreMadeFrom() {
        window.show("/data?lang=en");
        List<Map<String, String>> edges = List.of(
                edge("silver.complaints", "bronze.complaints"),
                edge("gold.labels", "gold.complaints_by_day"),
                edge("gold.complaints_by_day", "silver.complaints"),
                edge("silver.customers", "bronze.customers"));
        Object columns = page.evaluate(
                "async (edges) => (await import('/web/data/lineage.js')).layout(edges).map((column) =>"
                        + " [...column].sort())",
                edges);
        assertThat(columns)
                .isEqualTo(List.of(
                        List.of("bronze.complaints", "bronze.customers"),
                        List.of("silver.complaints", "silver.customers"),
                        List.of("gold.complaints_by_day"),
                        List.of("gold.labels")));
        Object reached = page.evaluate(
                "async (edges) => [...(await import('/web/data/lineage.js')).reached(edges,"
                        + " 'silver.complaints')].sort()",
                edges);
        assertThat(reached)
                .isEqualTo(List.of("bronze.complaints", "gold.complaints_by_day", "gold.labels", "silver.complaints"));
    }

    private static Map<String, String> edge(String table, String input) {
        return Map.of("table_name", table, "input_name", input);
    }
}
