package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A page over the golden lake {@code plain}; each test has a new window of somebody with every role. */
abstract class PageTest {

    @TempDir
    static Path folder;

    static RunningApi api;

    private static BrowserWindow first;

    BrowserWindow window;
    Page page;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
        first = BrowserWindow.open(api, 1280, 1000);
    }

    @AfterAll
    static void stop() {
        first.close();
        api.close();
    }

    @BeforeEach
    void open() {
        window = first.beside();
        page = window.page();
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** What a page says over a lake that lacks its table. */
    static void expectNotPublished(String path, String title) {
        GoldenLake lake = GoldenLake.copy("without-subscribers", folder.resolve("bare"));
        try (RunningApi other = RunningApi.over(lake);
                BrowserWindow there = BrowserWindow.open(other, 1280, 1000)) {
            there.show(path);
            assertThat(there.title()).isEqualTo(title);
            there.expectedStatus(404);
        }
    }
}
