package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in and out, in a real browser. */
class SignInPageTest {

    @TempDir
    private static Path folder;

    private static RunningApi api;

    private BrowserWindow window;
    private Page page;

    @BeforeAll
    static void start() {
        Path lake = GoldenLake.copy("plain", folder.resolve("lake")).folder();
        api = RunningApi.over(lake, Map.of("demo", "true"), InstantSource.system());
        api.account("li.wei", EnumSet.of(Role.VIEWER));
        api.account("wang.fang", EnumSet.of(Role.VIEWER, Role.MANAGER), Optional.of(new TreeSet<>(List.of("haizhou"))));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void open() {
        window = BrowserWindow.openSignedOut(api);
        page = window.page();
    }

    @AfterEach
    void close() {
        // A wrong password and a used link are refused, and the browser reports it.
        window.expectedStatus(401);
        window.close();
    }

    @Test
    void passwordLeadsToThePageAskedForAndOutAgain() {
        window.show("/complaints?lang=en&days=7");
        page.waitForURL("**/sign-in?then=**");
        enter("li.wei", "not the password at all");
        assertThat(page.locator("[role=alert]").textContent())
                .isEqualTo("There is no account of this name with this password.");
        enter("li.wei", RunningApi.PASSWORD);
        page.waitForURL("**/complaints?lang=en&days=7");
        page.locator("chart-card canvas").first().waitFor();
        page.locator(".headline .menu summary").click();
        assertThat(page.locator(".headline .menu .items").textContent()).contains("li.wei");
        page.locator("[data-action=sign-out]").click();
        page.waitForURL("**/sign-in");
        page.navigate(api.address() + "complaints");
        page.waitForURL("**/sign-in?then=**");
    }

    @Test
    void linkOfTheDemoWorksOnceAndLeavesNoTrace() {
        String link = api.server().demoLink().orElseThrow();
        page.navigate(link);
        page.waitForSelector("chart-card");
        assertThat(page.url()).doesNotContain("once").doesNotContain("sign-in");
        assertThat(page.context().cookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.name).isEqualTo("aurum_session");
            assertThat(cookie.httpOnly).isTrue();
        });
        page.context().clearCookies();
        page.navigate("about:blank");
        page.navigate(link);
        assertThat(page.locator("[role=alert]").textContent()).contains("used already, or has expired");
    }

    @Test
    void onwardNeverLeadsToAnotherSite() {
        for (String then :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            page.navigate("about:blank");
            page.context().clearCookies();
            page.navigate(api.address() + "sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8));
            enter("li.wei", RunningApi.PASSWORD);
            page.waitForURL(api.address());
        }
    }

    @Test
    void whoSeesOneRegionIsToldSoAndSeesItAlone() {
        window.show("/sign-in?lang=en&then=%2Fhotspots%3Fstatus%3Dall");
        enter("wang.fang", RunningApi.PASSWORD);
        page.locator("[data-table=episodes]").waitFor();
        assertThat(page.locator(".headline .badge").allTextContents()).contains("Haizhou");
        assertThat(page.locator("[data-table=episodes] tbody th").allTextContents())
                .isNotEmpty()
                .allMatch(name -> name.contains("Haizhou"));
    }

    private void enter(String name, String password) {
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
    }
}
