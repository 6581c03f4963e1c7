package aurum.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description can be read in a browser, under the same strict policy as every page. */
class DocsPageTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

    @TempDir
    private Path folder;

    @Test
    void everyRouteIsShownAndNothingIsRefused() {
        List<String> complaints = new ArrayList<>();
        try (RunningApi api = RunningApi.over("plain", folder);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(api.address() + "docs");
            assertThat(page.locator(".opblock-get").first()).isVisible();
            long reading = api.routes().all().stream()
                    .filter(route -> route.verb() == io.javalin.http.HandlerType.GET)
                    .count();
            assertThat(page.locator(".opblock-get")).hasCount((int) reading);
            page.locator("#operations-hotspots-get_api_v1_hotspots").click();
            assertThat(page.getByText("An episode is a cell").first()).isVisible();
            assertThat(complaints).isEmpty();
        }
    }
}
