package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** From the segments to one of them, who came and went, and a rule that is tried and kept, in a real browser. */
class SegmentsPageTest extends PageTest {

    @Test
    void titleAndTableAreThoseOfTheAnswerAndOfTheFile() throws IOException {
        window.show("/segments?lang=en&tables=sizes");
        JsonNode most = mostChanged();
        assertThat(window.title())
                .startsWith("“%s” changed most: ".formatted(nameOf(most)))
                .contains("%d customers since Feb 28"
                        .formatted(Math.abs(most.get("customer_change").asLong())));
        assertThat(page.locator(".lead").textContent())
                .startsWith("8 of the 8 segments")
                .contains("600");
        Locator row = page.locator("chart-card[name=sizes] tbody tr").first();
        JsonNode first = api.json("/api/v1/segments").at("/rows/0");
        assertThat(row.textContent())
                .contains(first.get("segment_id").asText())
                .contains(first.get("customers").asText())
                .contains(first.get("rule").asText());
        page.locator("chart-card[name=sizes] .menu summary").click();
        Download download = page.waitForDownload(
                () -> page.locator("chart-card[name=sizes] [data-format=csv]").click());
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith(first.get("segment_id").asText() + ",entry,spending,")
                        && line.contains("," + first.get("customers").asText() + ",600,"));
    }

    @Test
    void choosingASegmentShowsItsProfileAndWhoCameAndWent() {
        window.show("/segments?lang=en&tables=sizes+came");
        page.locator("chart-card[name=sizes] tbody button").nth(4).click();
        window.until("document.querySelector('.drawn-by h2').textContent.includes('Family bundle')");
        assertThat(page.url()).contains("segment=B3");
        assertThat(page.locator(".drawn-by code").textContent()).isEqualTo("tenure_months > 6 and has_family_group");
        JsonNode size = api.json("/api/v1/segments").at("/rows/4");
        assertThat(page.locator(".moves h2").textContent())
                .startsWith("“Family bundle”: of %s customers on Feb 28"
                        .formatted(size.get("customers_before").asText()));
        page.locator("select[name=until]").selectOption("2026-02-28");
        window.until("document.querySelector('.moves h2').textContent.includes('on Jan 31')");
        page.goBack();
        page.goBack();
        assertThat(page.url()).doesNotContain("segment=B3");
    }

    @Test
    void aRuleIsCountedWhileItIsWrittenAndKeptAsADraft() {
        window.show("/segments?lang=en");
        page.locator("#rule").fill("has_family_group and tenure_month > 6");
        window.until("document.querySelector('#rule-says').textContent.includes('There is no column')");
        assertThat(page.locator("#rule-says").textContent())
                .isEqualTo("There is no column “tenure_month”; did you mean “tenure_months”?.");
        window.expectedStatus(400);
        assertThat(page.locator(".rule-trial .keep").count()).isZero();
        page.locator("#rule").fill("has_family_group and tenure_months > 6");
        window.until("document.querySelector('#rule-says').textContent.includes('customers')");
        JsonNode family = api.json("/api/v1/segments").at("/rows/4");
        assertThat(page.locator("#rule-says strong").textContent())
                .isEqualTo(family.get("customers").asText());
        page.locator(".keep input[name=name]").fill("Families who stay");
        page.locator(".keep select[name=stage]").selectOption("maturity");
        page.locator(".keep button").click();
        window.until("document.querySelector('[data-table=drafts] tbody')?.textContent.includes('Families who stay')");
        assertThat(page.locator("[data-table=drafts] [data-action=copy]").getAttribute("title"))
                .isEqualTo(
                        "NEW,Families who stay,Families who stay,maturity,region,has_family_group and tenure_months > 6,,");
        page.locator("[data-table=drafts] [data-action=withdraw]").click();
        window.until("!document.querySelector('[data-table=drafts] tbody')");
    }

    private static JsonNode mostChanged() {
        JsonNode most = null;
        for (JsonNode row : api.json("/api/v1/segments").get("rows")) {
            if (most == null
                    || Math.abs(row.get("customer_change").asLong())
                            > Math.abs(most.get("customer_change").asLong())) {
                most = row;
            }
        }
        return most;
    }

    private static String nameOf(JsonNode segment) {
        for (JsonNode label : api.json("/api/v1/labels?dimension=segment").get("rows")) {
            if (label.get("id").equals(segment.get("segment_id"))) {
                return label.get("label_en").asText();
            }
        }
        throw new AssertionError("no label for " + segment);
    }
}
