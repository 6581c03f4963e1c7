package aurum.jobs.simulate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** One row as a JSON object in one line; blank values are left out. */
final class JsonLine {

    private JsonLine() {}

    static String of(String feed, String... values) {
        List<String> columns = FeedColumns.of(feed);
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                line.append(line.length() > 1 ? "," : "")
                        .append('"')
                        .append(columns.get(i))
                        .append("\":");
                if (FeedColumns.isNoText(feed, i)) {
                    line.append(values[i]);
                } else {
                    line.append('"');
                    JsonStringEncoder.getInstance().quoteAsString(values[i], line);
                    line.append('"');
                }
            }
        }
        return line.append('}').toString();
    }
}
