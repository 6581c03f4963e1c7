package aurum.api;

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

    BrowserWindow window;
    Page page;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void open() {
        window = BrowserWindow.open(api, 1280, 1000);
        page = window.page();
    }

    @AfterEach
    void close() {
        window.close();
    }
}
