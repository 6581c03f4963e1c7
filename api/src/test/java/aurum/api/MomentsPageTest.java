package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When to speak: the answers against each other, and the page against the answers, in a real browser. */
class MomentsPageTest extends PageTest {

    private static JsonNode rows(String route) {
        return api.json("/api/v1/moments" + route).get("rows");
    }

    private static JsonNode moment(String region, String id) {
        for (JsonNode row : rows(region)) {
            if (row.get("moment_id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + id);
    }

    private static long sum(JsonNode rows, String column) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.get(column).asLong();
        }
        return sum;
    }

    @Test
    void everyCustomerIsDecidedForOnce() {
        JsonNode customers = rows("/customers?limit=10000");
        Set<String> keys = new HashSet<>();
        customers.forEach(row -> keys.add(row.get("customer_key").asText()));
        assertThat(keys).hasSize(customers.size());
        assertThat(sum(rows("/decisions"), "customers")).isEqualTo(customers.size());
        assertThat(sum(rows(""), "best_count")).isEqualTo(customers.size());
        assertThat(sum(rows(""), "chosen_count"))
                .isEqualTo(rows("/customers?decision=offer&limit=10000").size())
                .isLessThan(customers.size());
    }

    @Test
    void regionsAddUpAndWorthDoesNot() {
        long together = List.of("haizhou", "lubei", "dongshan").stream()
                .mapToLong(region -> moment("?region=" + region, "allowance_over")
                        .get("offered_count")
                        .asLong())
                .sum();
        JsonNode all = moment("", "allowance_over");
        assertThat(all.get("offered_count").asLong()).isEqualTo(together);
        assertThat(all.get("worth_rate"))
                .isEqualTo(moment("?region=lubei", "allowance_over").get("worth_rate"));
    }

    @Test
    void titleTablesAndFileSayTheSame() throws IOException {
        window.show("/moments?lang=en&tables=come");
        long all = sum(rows("/decisions"), "customers");
        long offers = rows("/customers?decision=offer&limit=10000").size();
        assertThat(window.title())
                .isEqualTo("For %d customers a key moment has come; %d of them are to be offered something"
                        .formatted(all, offers));
        assertThat(page.locator("chart-card[name=come] tbody tr").first().textContent())
                .contains(
                        "Data allowance nearly used",
                        moment("", "allowance_80").get("customer_count").asText());
        assertThat(page.locator("[data-table=record] h2").textContent())
                .startsWith("Offers are taken most often at Three days after a complaint");
        page.locator("[data-table=record] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("[data-table=record] [data-format=csv]").click());
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                .contains("allowance_over,night_data,true,0.5184,"
                        + moment("", "allowance_over").get("customer_count"));
        window.show("/moments?lang=zh-CN");
        assertThat(window.title()).isEqualTo("%d 位客户处于关键时刻，其中 %d 位应予推荐".formatted(all, offers));
    }

    @Test
    void whatNobodyIsServedAtIsTold() {
        window.show("/moments?lang=en");
        String unserved = page.locator("[data-table=unserved] tbody").textContent();
        assertThat(unserved).contains("Travel abroad", "No rule finds it");
    }

    @Test
    void oneMomentTellsWhatIsDecidedAtIt() {
        window.show("/moments?lang=en");
        page.locator("[data-table=record] [data-moment=allowance_over]").click();
        page.locator("dialog.drill data-table tbody tr").first().waitFor();
        assertThat(page.url()).contains("moment=allowance_over");
        assertThat(page.locator("dialog.drill").textContent())
                .contains(
                        "Beyond the allowance",
                        "51.8%",
                        "of 330 offers in 90 days",
                        "Best of all",
                        "No consent to marketing");
    }

    @Test
    void decisionsAreLookedAtOneByOne() {
        window.show("/moments?lang=en");
        page.locator("[aria-label=Decided] button").nth(2).click();
        window.until(
                "[...document.querySelectorAll('[data-table=customers] tbody .chip')].every((chip) => chip.textContent === 'Nothing')");
        assertThat(page.url()).contains("decision=nothing");
        assertThat(page.locator("[data-table=customers] tbody tr").first().textContent())
                .contains(rows("/customers?decision=nothing&limit=1")
                        .at("/0/customer_key")
                        .asText()
                        .substring(0, 8));
    }

    @Test
    void aViewerSeesFiguresAndNoCustomers() {
        String viewer = api.token(api.account("moments-viewer", EnumSet.of(Role.VIEWER)));
        page.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + viewer));
        window.show("/moments?lang=en");
        assertThat(window.title()).startsWith("For ");
        assertThat(page.locator("[data-table=customers]").textContent())
                .contains("Customers one by one are shown to managers, marketers and approvers");
    }

    @Test
    void withoutTheTableThePageSaysWhy() {
        expectNotPublished("/moments?lang=en", "Key moments are not published yet");
    }
}
