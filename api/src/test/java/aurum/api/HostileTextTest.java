package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever customers write and catalogs call things is text on the page, in the file and in the answer. */
class HostileTextTest {

    private static final String HOSTILE =
            "<script>window.broken = 1</script><img src=x onerror=\"window.broken = 2\"> \u202Ereversed 😀 {{1}} ${1} \r\nSet-Cookie: a=b";

    @TempDir
    private Path folder;

    @Test
    void scriptInComplaintsAndNamesIsTextOnThePage() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        String text = HOSTILE.replace("'", "''");
        lake.replaceRows("gold.hotspot_cases", 1, "select * replace ('" + text + "' as masked_text) from %s");
        lake.replaceRows(
                "gold.labels",
                1,
                "select * replace (case when dimension in ('region', 'category') then '" + text
                        + "' else label_en end as label_en) from %s");
        try (RunningApi api = RunningApi.over(lake);
                BrowserWindow window = BrowserWindow.open(api, 1280, 1000)) {
            Page page = window.page();
            String hotspot = api.json("/api/v1/hotspots?status=open")
                    .at("/rows/0/hotspot_id")
                    .asText();
            for (String path : new String[] {
                "/?lang=en", "/complaints?lang=en&split=category&tables=parts", "/hotspots?lang=en&hotspot=" + hotspot
            }) {
                window.show(path);
                page.locator("chart-card canvas").first().waitFor();
                assertThat(page.locator("main").textContent()).as(path).contains("<script>window.broken = 1</script>");
                assertThat(page.locator("main img, main script, dialog img, dialog script")
                                .count())
                        .as(path)
                        .isZero();
                assertThat(page.evaluate("() => window.broken === undefined"))
                        .as(path)
                        .isEqualTo(true);
            }
            Locator said = page.locator("dialog.drill .cases blockquote").first();
            said.waitFor();
            assertThat(said.textContent()).contains("😀").contains("{{1}} ${1}");
        }
    }
}
