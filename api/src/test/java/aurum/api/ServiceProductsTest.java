package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which services deserve to live: the answers against the tables, and the page against the answers, in a real browser. */
class ServiceProductsTest extends PageTest {

    private static JsonNode product(String route, String id) {
        for (JsonNode row : api.json("/api/v1/service-products" + route).get("rows")) {
            if (row.get("service_product_id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + id);
    }

    private static double number(JsonNode row, String column) {
        return row.get(column).asDouble();
    }

    @Test
    void sharesAreDividedAfterAddingUp() {
        double delivered = 0;
        double judged = 0;
        double used = 0;
        double hours = 0;
        for (JsonNode month :
                api.json("/api/v1/service-products/months?product=night_data").get("rows")) {
            delivered += number(month, "delivered_count");
            judged += number(month, "judged_count");
            used += number(month, "used_count");
            hours += number(month, "mean_delivery_hours") * number(month, "timed_count");
        }
        JsonNode row = product("", "night_data");
        assertThat(number(row, "delivered_count")).isEqualTo(delivered);
        assertThat(number(row, "used_rate")).isCloseTo(used / judged, within(1e-12));
        assertThat(number(row, "mean_delivery_hours")).isCloseTo(hours / delivered, within(1e-9));
        assertThat(number(row, "due_count")).isEqualTo(delivered + number(row, "control_count"));
        assertThat(product("?from=2026-03-01", "night_data")
                        .get("complained_rate")
                        .isNull())
                .as("nothing of March is watched long enough")
                .isTrue();
    }

    @Test
    void regionsAddUpAndWhoSeesOneSeesItAlone() {
        double together = List.of("haizhou", "lubei", "dongshan").stream()
                .mapToDouble(region -> number(product("?region=" + region, "offers_news"), "delivered_count"))
                .sum();
        assertThat(together).isEqualTo(number(product("", "offers_news"), "delivered_count"));
    }

    @Test
    void titleTableAndFileSayTheSame() throws IOException {
        window.show("/service-products?lang=en");
        assertThat(window.title()).isEqualTo("2 of 5 services are shown to help; one is shown to harm");
        JsonNode lift = product("/lift?outcome=used", "allowance_reminder");
        String points = "+%.1f".formatted(100 * number(lift, "lift"));
        assertThat(page.locator(".lead").textContent())
                .contains("Allowance reminder moves use most, by " + points + " points")
                .contains("no evidence yet for Offers news")
                .contains("Allowance reminder comes in time in 20% of cases only (promised within 1 h)");
        String row = page.locator("[data-table=scorecard] tbody tr").first().textContent();
        assertThat(row).contains("Allowance reminder", "Standard", "Helps", points);
        page.locator("chart-card[name=lift] canvas").waitFor();
        page.locator("chart-card[name=lift] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("chart-card[name=lift] [data-format=csv]").click());
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                .contains("allowance_reminder,used,helps,no_evidence," + lift.get("treated_count"));
        window.show("/service-products?lang=zh-CN");
        assertThat(window.title()).isEqualTo("5 项服务中有 2 项被证明有效，1 项被证明有害");
    }

    @Test
    void oneServiceTellsWhatItDoesAndWhomItMoves() {
        window.show("/service-products?lang=en");
        page.locator("[data-table=scorecard] [data-service=night_data]").click();
        page.locator("dialog.drill data-table tbody tr").first().waitFor();
        assertThat(page.url()).contains("service=night_data");
        String panel = page.locator("dialog.drill").textContent();
        assertThat(panel)
                .contains("use it more than the control group")
                .contains("Whom it moves more than others can be told: Qini 0.21 (0.08 to 0.33)")
                .contains("promised within 24 h")
                .contains("March 2026");
        page.keyboard().press("Escape");
        window.until("document.querySelector('dialog.drill') === null");
        window.show("/service-products?lang=en&service=offers_news");
        page.locator("dialog.drill data-table tbody tr").first().waitFor();
        assertThat(page.locator("dialog.drill").textContent())
                .contains("Whether it moves anybody cannot be told")
                .contains("cannot be told: no evidence, Qini 0.02");
        window.show("/service-products?lang=en&service=green_channel");
        page.locator("dialog.drill data-table tbody tr").first().waitFor();
        assertThat(page.locator("dialog.drill").textContent()).contains("too few customers in one of the groups");
    }

    @Test
    void otherOutcomesAreLookedAtWithoutAskingAgain() {
        window.show("/service-products?lang=en&tables=lift");
        page.locator("[aria-label='What came of it'] button").nth(2).click();
        window.until(
                "document.querySelector('chart-card[name=lift] h2').textContent === 'No service is shown to keep customers'");
        assertThat(page.url()).contains("outcome=left");
        JsonNode lift = product("/lift?outcome=left", "video_trial");
        assertThat(page.locator("chart-card[name=lift] tbody").textContent())
                .contains(String.format(Locale.ROOT, "%.1f%%", 100 * number(lift, "treated_rate")));
    }

    @Test
    void aNewServiceIsWatched() {
        window.show("/service-products?lang=en");
        assertThat(page.locator("[data-table=launches] h2").textContent())
                .isEqualTo("3 checks of new services need attention: Video trial");
        assertThat(page.locator("[data-table=launches] tbody").textContent().replaceAll("\\s+", " "))
                .contains("Complaints of its customersAttention6.1% before: 2.8% +1.1 to +5.5")
                .contains("RatingNot known yet");
    }

    @Test
    void whatCustomersAskForIsToldWithWhatBecameOfIt() {
        window.show("/service-products?lang=en");
        assertThat(page.locator("[data-table=requests] h2").textContent())
                .isEqualTo("To design next: Night data, which 84 suggestions ask for");
        assertThat(page.locator("[data-table=requests] tbody").textContent())
                .contains("Bill unclear", "Adopted", "large print bill");
    }

    @Test
    void withoutTheTableThePageSaysWhy() {
        expectNotPublished("/service-products?lang=en", "Service products are not published yet");
    }

    @Test
    void aViewerMaySeeServices() {
        String viewer = api.token(api.account("service-viewer", EnumSet.of(Role.VIEWER)));
        page.setExtraHTTPHeaders(java.util.Map.of("Authorization", "Bearer " + viewer));
        window.show("/service-products?lang=en");
        assertThat(window.title()).startsWith("2 of 5");
    }
}
