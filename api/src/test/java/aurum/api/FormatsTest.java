package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same rows, whatever they are written as, read back by other programs. */
class FormatsTest {

    private static final String EPISODES = "/api/v1/hotspots?with_explained=true&status=open";

    @TempDir
    private static Path folder;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, xlsx",
        "application/vnd.apache.parquet, parquet",
        "text/csv, csv"
    })
    void acceptAndLinkGiveTheSameFile(String type, String format) {
        HttpResponse<byte[]> accepted = api.get("/api/v1/hotspots", "Accept", type);
        HttpResponse<byte[]> linked = api.get("/api/v1/hotspots?format=" + format, "Accept", "text/html");
        assertThat(accepted.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(linked.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(linked.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"hotspots_publication-2_2026-03-31.%s\"".formatted(format));
        assertThat(accepted.headers().firstValue("ETag"))
                .isNotEqualTo(linked.headers().firstValue("ETag"));
        assertThat(linked.body().length).isGreaterThan(500);
    }

    @Test
    void workbookHoldsTheRowsAndWhatTheyAre() throws IOException {
        JsonNode json = api.json(EPISODES);
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(api.get(EPISODES + "&format=xlsx").body()))) {
            List<Row> rows = sheet(workbook, "rows").read();
            assertThat(rows).hasSize(json.get("rows").size() + 1);
            for (int row = 1; row < rows.size(); row++) {
                JsonNode expected = json.get("rows").get(row - 1);
                for (int column = 0; column < rows.get(0).getCellCount(); column++) {
                    String name = rows.get(0).getCellText(column);
                    expectSame(
                            expected.get(name),
                            rows.get(row).getOptionalCell(column).orElse(null));
                }
            }
            List<String> about = new ArrayList<>();
            sheet(workbook, "about").read().forEach(row -> about.add(row.getCellText(0) + "=" + row.getCellText(1)));
            assertThat(about)
                    .contains(
                            "publication=2",
                            "as_of=2026-03-31",
                            "table=gold.hotspot_episodes",
                            "filters=status=open & with_explained=true",
                            "observed=投诉件数");
        }
    }

    private static void expectSame(JsonNode expected, Cell cell) {
        if (expected.isNull()) {
            assertThat(cell == null || cell.getType() == CellType.EMPTY).isTrue();
        } else if (expected.isNumber()) {
            assertThat(cell.asNumber().doubleValue()).isEqualTo(expected.asDouble());
        } else if (expected.asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
            assertThat(cell.asDate().toLocalDate()).hasToString(expected.asText());
        } else {
            assertThat(cell.asString()).isEqualTo(expected.asText());
        }
    }

    @Test
    void formulasInAWorkbookAreTexts() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(api.get("/api/v1/labels?format=xlsx").body()))) {
            List<Cell> cells = new ArrayList<>();
            sheet(workbook, "rows")
                    .read()
                    .forEach(row -> row.stream().filter(cell -> cell != null).forEach(cells::add));
            assertThat(cells).noneMatch(cell -> cell.getType() == CellType.FORMULA);
            assertThat(cells)
                    .anyMatch(cell ->
                            cell.getType() == CellType.STRING && cell.asString().equals("=1+1"));
        }
    }

    @Test
    void parquetHoldsTheRowsTheTypesAndWhatTheyAre() throws IOException, SQLException {
        JsonNode json = api.json(EPISODES);
        Path file = Files.write(
                folder.resolve("episodes.parquet"),
                api.get(EPISODES, "Accept", "application/vnd.apache.parquet").body());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("select * from read_parquet('%s')".formatted(file));
            int count = 0;
            while (rows.next()) {
                JsonNode expected = json.get("rows").get(count++);
                assertThat(rows.getString("hotspot_id"))
                        .isEqualTo(expected.get("hotspot_id").asText());
                assertThat(rows.getLong("observed"))
                        .isEqualTo(expected.get("observed").asLong());
                assertThat(rows.getDouble("excess"))
                        .isEqualTo(expected.get("excess").asDouble());
                assertThat(rows.getObject("opened_date"))
                        .hasToString(expected.get("opened_date").asText());
                assertThat(rows.getObject("closed_date")).isNull();
            }
            assertThat(count).isEqualTo(json.get("rows").size()).isGreaterThan(3);
            ResultSet metadata = statement.executeQuery(
                    "select decode(key), decode(value) from parquet_kv_metadata('%s')".formatted(file));
            List<String> facts = new ArrayList<>();
            while (metadata.next()) {
                facts.add(metadata.getString(1) + "=" + metadata.getString(2));
            }
            assertThat(facts)
                    .contains(
                            "aurum.publication=2",
                            "aurum.filters={\"status\":[\"open\"],\"with_explained\":[\"true\"]}")
                    .anyMatch(fact -> fact.startsWith("aurum.definitions={\"hotspot_id\":{\"meaning_zh\":\"热点编号\""));
        }
    }

    @Test
    void describedCsvSaysWhatItIsBeforeItsRows() {
        String plain = RunningApi.text(api.get("/api/v1/labels?dimension=region&format=csv"));
        String described = RunningApi.text(api.get("/api/v1/labels?dimension=region&format=described_csv"));
        assertThat(described.lines().filter(line -> !line.startsWith("#") && !line.startsWith("\uFEFF#")))
                .containsExactlyElementsOf(
                        plain.lines().map(line -> line.replace("\uFEFF", "")).toList());
        assertThat(described)
                .contains("# publication: 2\r\n")
                .contains("# filters: dimension=region\r\n")
                .contains("# label_en: ");
    }

    @Test
    void fileHoldsTheWholeListAndALimitIsKept() {
        assertThat(RunningApi.text(api.get("/api/v1/hotspots?format=csv&with_explained=true"))
                        .lines())
                .hasSizeGreaterThan(10);
        assertThat(RunningApi.text(api.get("/api/v1/hotspots?format=csv&limit=3"))
                        .lines())
                .hasSize(4);
    }

    private static Sheet sheet(ReadableWorkbook workbook, String name) {
        return workbook.findSheet(name).orElseThrow();
    }
}
