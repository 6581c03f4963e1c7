package aurum.api.answer;

import aurum.api.lake.Publication;
import aurum.api.lake.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows with all a reader needs to trust them, whatever they are written as.
 *
 * @param rows what was asked for
 * @param table what they come from
 * @param definitions what its columns mean
 * @param publication what they were read from
 * @param path the route asked
 * @param filters the parameters given, without those that only say how the answer is written
 * @param next the cursor of the rows that follow, if there are more
 */
record Answer(
        Rows rows,
        String table,
        Definitions definitions,
        Publication publication,
        String path,
        Map<String, List<String>> filters,
        Optional<String> next) {

    byte[] bytes(Format format) {
        return switch (format) {
            case JSON -> Json.bytes(this);
            case CSV -> Csv.bytes(this, false);
            case DESCRIBED_CSV -> Csv.bytes(this, true);
            case XLSX -> Workbooks.bytes(this);
            case PARQUET -> ParquetFiles.bytes(this);
        };
    }

    /** What a file says about itself, by name, in the order it is said. */
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("operator", publication.operatorZh() + " / " + publication.operatorEn());
        about.put("publication", String.valueOf(publication.number()));
        about.put("published_at", String.valueOf(Json.value(publication.publishedAt())));
        about.put("as_of", publication.asOf().toString());
        about.put("run_id", publication.runId());
        about.put("table", table);
        about.put("route", path);
        about.put("filters", filterText());
        about.put("rows", String.valueOf(rows.values().size()));
        about.put("truncated", String.valueOf(rows.isTruncated()));
        return about;
    }

    /** The name of a file, without its ending. */
    String fileName() {
        return "%s_publication-%d_%s"
                .formatted(
                        path.replaceFirst("^/api/v1/", "").replaceAll("[^a-z0-9]+", "-"),
                        publication.number(),
                        publication.asOf());
    }

    private String filterText() {
        List<String> parts = new ArrayList<>();
        filters.forEach((name, values) -> values.forEach(value -> parts.add(name + "=" + value)));
        return parts.isEmpty() ? "none" : String.join(" & ", parts);
    }
}
