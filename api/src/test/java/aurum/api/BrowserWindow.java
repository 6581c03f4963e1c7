package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A window of a real browser that notes whatever the browser complains about; closing it fails the test if it did. One browser serves the whole JVM. */
final class BrowserWindow implements AutoCloseable {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));

    private static Browser browser;

    private final RunningApi api;
    private final Page page;
    private final boolean isFirst;
    private final List<String> complaints = new ArrayList<>();

    private BrowserWindow(RunningApi api, BrowserContext context, boolean isFirst) {
        this.api = api;
        this.isFirst = isFirst;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> {
            if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
                complaints.add(request.url() + " " + request.failure());
            }
        });
    }

    /** A window of somebody with every role. */
    static BrowserWindow open(RunningApi api, int width, int height) {
        return opened(api, options(width, height).setExtraHTTPHeaders(Map.of("Authorization", api.bearer())));
    }

    /** Another window of the same person and browser, which has the files of the pages already, but no memory of what was chosen. */
    BrowserWindow beside() {
        return new BrowserWindow(api, page.context(), false);
    }

    /** A window of nobody yet. */
    static BrowserWindow openSignedOut(RunningApi api) {
        return opened(api, options(1280, 900));
    }

    private static BrowserWindow opened(RunningApi api, Browser.NewContextOptions options) {
        return new BrowserWindow(api, browser().newContext(options), true);
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setColorScheme(ColorScheme.LIGHT);
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            assertThat(CHROMIUM)
                    .as("the browser is missing: ./aurum test installs it, or set CHROMIUM to one that is installed")
                    .satisfies(place -> assertThat(Files.isExecutable(place)).isTrue());
            Playwright playwright = Playwright.create(
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
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close the browser"));
        }
        return browser;
    }

    Page page() {
        return page;
    }

    /** Goes to a path and waits until there is a title, or a state instead of it. */
    void show(String path) {
        page.navigate(api.address() + path.replaceFirst("^/", ""));
        page.locator("h1, [data-state]").first().waitFor();
    }

    /** Waits until an expression of the page holds. */
    void until(String expression) {
        page.waitForFunction("() => " + expression);
    }

    /** Waits until the title begins so. */
    void untilTitle(String beginning) {
        page.waitForFunction("(text) => document.querySelector('h1')?.textContent.startsWith(text)", beginning);
    }

    String title() {
        return page.locator("h1").textContent();
    }

    /** The browser reports every refused request; those with this status were meant. */
    void expectedStatus(int status) {
        complaints.removeIf(line -> line.contains("status of " + status));
    }

    @Override
    public void close() {
        if (isFirst) {
            page.context().close();
        } else {
            if (page.url().startsWith(api.address())) {
                page.evaluate("() => localStorage.clear()");
            }
            page.close();
        }
        assertThat(complaints).isEmpty();
    }
}
