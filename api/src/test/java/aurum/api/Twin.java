package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A card's table and the file it hands out, to be held against each other. */
record Twin(Page page, String card) {

    /** Shows the chart's table, and gives each row's cells as text. */
    List<List<String>> table() {
        Locator turn = page.locator("%s .tools button[aria-pressed=false]".formatted(card));
        if (turn.count() > 0) {
            turn.first().click();
        }
        page.locator(card + " tbody tr").first().waitFor();
        List<List<String>> rows = new ArrayList<>();
        for (Locator row : page.locator(card + " tbody tr").all()) {
            rows.add(row.locator("th, td").allInnerTexts().stream()
                    .map(String::strip)
                    .toList());
        }
        return rows;
    }

    /** The rows of the file, column to text. */
    List<Map<String, String>> file() throws IOException {
        page.locator(card + " .menu summary").first().click();
        Download download = page.waitForDownload(
                () -> page.locator(card + " [data-format=csv]").first().click());
        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines).hasSizeGreaterThan(1);
        String[] names = lines.get(0).replace("\uFEFF", "").split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int place = 0; place < names.length; place++) {
                row.put(names[place], cells[place]);
            }
            rows.add(row);
        }
        return rows;
    }
}
