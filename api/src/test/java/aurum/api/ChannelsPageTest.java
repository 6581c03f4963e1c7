package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Who uses a channel, who would, and what was told beside what came, in a real browser. */
class ChannelsPageTest extends PageTest {

    @Test
    void bandsOfAChannelAddUpToItsCustomers() {
        JsonNode rows = api.json("/api/v1/channels?product_line=mobile_5g").get("rows");
        assertThat(rows).hasSize(3);
        for (JsonNode row : rows) {
            assertThat(number(row, "current_low") + number(row, "current_medium") + number(row, "current_high"))
                    .isEqualTo(number(row, "users"));
            long latent = number(row, "latent_low") + number(row, "latent_medium") + number(row, "latent_high");
            boolean isTold = !row.get("channel").asText().equals("hotline");
            assertThat(latent).isEqualTo(isTold ? number(row, "customers") - number(row, "users") : 0);
            assertThat(row.get("expected_takers").isNull()).isEqualTo(!isTold);
        }
        JsonNode inSegment = api.json("/api/v1/channels?segment=B3").at("/rows/0");
        assertThat(number(inSegment, "customers"))
                .isPositive()
                .isLessThan(number(api.json("/api/v1/channels").at("/rows/0"), "customers"));
    }

    @Test
    void titleAndTableAreThoseOfTheAnswerAndOfTheFile() throws IOException {
        window.show("/channels?lang=en&tables=preferences");
        JsonNode most = api.json("/api/v1/channels").at("/rows/0");
        assertThat(window.title())
                .startsWith("App reaches the most customers, ")
                .contains("would be taken up by the most others");
        assertThat(page.locator(".lead").textContent())
                .startsWith("%s of 600 customers have used it"
                        .formatted(most.get("users").asText()));
        Locator row = page.locator("chart-card[name=preferences] tbody tr").first();
        assertThat(row.textContent()).contains("App").contains(most.get("users").asText());
        page.locator("chart-card[name=preferences] .menu summary").click();
        Download download = page.waitForDownload(() ->
                page.locator("chart-card[name=preferences] [data-format=csv]").click());
        assertThat(Files.readString(download.path(), StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith(
                        "app,600,%s,".formatted(most.get("users").asText())));
    }

    @Test
    void choosingAChannelShowsItsTestAndWhatCannotBeTestedIsSaid() {
        window.show("/channels?lang=en&tables=calibration");
        assertThat(calibration().locator("h2").textContent())
                .startsWith("All channels: what was told came in all 10 tenths");
        page.locator("select[name=channel]").selectOption("store");
        window.until("document.querySelector('chart-card[name=calibration] h2').textContent.startsWith('Store')");
        assertThat(calibration().locator("h2").textContent())
                .startsWith("Store: what was told did not come in one of 10 tenths");
        window.show("/channels?lang=en&channel=hotline");
        assertThat(calibration().textContent()).contains("Too few took this channel up to test");
    }

    private Locator calibration() {
        return page.locator("chart-card[name=calibration]");
    }

    private static long number(JsonNode row, String column) {
        return row.get(column).asLong();
    }
}
