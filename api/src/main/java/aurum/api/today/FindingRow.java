package aurum.api.today;

import aurum.api.lake.Rows;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row by the names of its columns, days as texts. */
final class FindingRow {

    private FindingRow() {}

    static Map<String, Object> named(Rows rows, int row) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int column = 0; column < rows.columns().size(); column++) {
            Object value = rows.values().get(row).get(column);
            named.put(rows.columns().get(column), value instanceof LocalDate day ? day.toString() : value);
        }
        return named;
    }
}
