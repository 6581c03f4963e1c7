package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A marketer builds a list, a second person releases it, and it is handed out, in a real browser; a manager only reads why not. */
class ServiceListsPageTest {
    @TempDir
    private static Path folder;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.over("lists", folder);
        api.account("chen.jie", EnumSet.of(Role.VIEWER, Role.MARKETER));
        api.account("wang.fang", EnumSet.of(Role.VIEWER, Role.APPROVER));
        api.account("li.wei", EnumSet.of(Role.VIEWER, Role.MANAGER));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aListIsBuiltReleasedBySomebodyElseAndHandedOut() throws IOException {
        try (BrowserWindow marketer = signedIn("chen.jie")) {
            Page page = marketer.page();
            marketer.untilTitle("A list of these filters would reach 38 customers");
            page.locator("select[name=service_product]").selectOption("night_data");
            marketer.untilTitle("A list of these filters would reach 30 customers");
            assertThat(page.locator("[data-counts]").textContent())
                    .contains("5 did not agree to marketing")
                    .contains("1 with an open complaint")
                    .contains("1 without a number");
            assertThat(page.locator("[data-counts] .value").nth(1).textContent())
                    .startsWith("3 ");
            page.locator("input[name=capacity]").fill("20");
            page.locator("input[name=capacity]").press("Enter");
            marketer.untilTitle("A list of these filters would reach 20 customers");
            page.locator(".keep input[name=name]").fill("Night data, April");
            page.locator(".keep button").click();
            page.locator("[data-table=lists] [data-action=submit]").click();
            marketer.until("document.querySelector('[data-table=lists] .list-state.is-submitted')");
            assertThat(page.locator("[data-table=lists] [data-action=release]").count())
                    .isZero();
            assertThat(page.locator("[data-table=lists] tbody").textContent())
                    .contains("An approver other than chen.jie decides")
                    .contains("Night data")
                    .contains("at most 20");
            keepPictures(page, "waiting");
            try (BrowserWindow approver = signedIn("wang.fang")) {
                approver.untilTitle("1 list waits for your decision");
                assertThat(approver.page().locator(".keep").count()).isZero();
                approver.page().locator("[data-action=release]").first().click();
                keepPictures(approver.page(), "release");
                approver.page().locator("dialog .button.first").click();
                approver.until("document.querySelector('[data-table=lists] .list-state.is-released')");
            }
            page.reload();
            page.locator("[data-table=lists] .list-state.is-released").waitFor();
            Download file =
                    page.waitForDownload(() -> page.locator("[data-action=csv]").click());
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8))
                    .startsWith("\uFEFFcustomer_key,")
                    .contains("13800000000")
                    .doesNotContain("a0%030x".formatted(3));
            assertThat(page.locator("[data-table=lists] tbody").textContent())
                    .contains("Released by wang.fang")
                    .contains("from publication 2, digest");
            assertThat(page.locator(".figure").nth(2).textContent()).contains("20 on another list within seven days");
            keepPictures(page, "released");
        }
    }

    @Test
    void aManagerReadsWhomToAskAndOfAFewNothingIsTold() {
        try (BrowserWindow manager = signedIn("li.wei")) {
            assertThat(manager.title()).isEqualTo("Service lists are for marketers and approvers");
            assertThat(manager.page().locator("[data-table=lists]").count()).isZero();
        }
        try (BrowserWindow marketer = signedIn("chen.jie")) {
            marketer.show("/service-lists?lang=en&service_product=video_trial&region=haizhou&channel=hotline");
            marketer.untilTitle("Fewer than five customers fit");
            assertThat(marketer.page().locator("[data-counts] .value").nth(1).textContent())
                    .isEqualTo("–");
            assertThat(marketer.page().locator(".keep button").isDisabled()).isTrue();
        }
    }

    private static BrowserWindow signedIn(String name) {
        BrowserWindow window = BrowserWindow.openSignedOut(api);
        window.page().navigate(api.address() + "service-lists?lang=en");
        window.page().waitForURL("**/sign-in?then=**");
        window.page().locator("input[name=name]").fill(name);
        window.page().locator("input[name=password]").fill(RunningApi.PASSWORD);
        window.page().keyboard().press("Enter");
        window.page().waitForURL("**/service-lists?lang=en");
        window.page().locator("h1").waitFor();
        return window;
    }

    /** In both languages and themes, on a telephone and at a desk: nothing scrolls sideways, and whoever cannot see it can read it. */
    private static void keepPictures(Page page, String name) {
        String address = page.url();
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 900);
            page.waitForFunction("() => document.documentElement.scrollWidth <= innerWidth");
            picture(page, "%s-%d".formatted(name, width));
        }
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .options(violations)
                        .analyze()
                        .getViolations())
                .as(name)
                .extracting(violation -> violation.getId() + ": " + violation.getNodes())
                .isEmpty();
        assertThat(page.url()).isEqualTo(address);
    }

    private static void picture(Page page, String name) {
        Optional.ofNullable(System.getProperty("pictures.write"))
                .ifPresent(place -> page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(place, "service-lists-" + name + ".png"))));
    }
}
