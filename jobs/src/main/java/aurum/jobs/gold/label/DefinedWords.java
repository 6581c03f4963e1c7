package aurum.jobs.gold.label;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the words are called that the tables themselves define; no business maintains them, so they stand here and in no catalog. */
final class DefinedWords {

    private static final String WORDS =
            """
            hotspot_status | new       | 新出现   | New
            hotspot_status | growing   | 上升中   | Growing
            hotspot_status | ongoing   | 持续     | Ongoing
            hotspot_status | easing    | 缓解中   | Easing
            hotspot_status | over      | 已结束   | Over
            hotspot_status | withdrawn | 已撤回   | Withdrawn
            confidence     | high      | 把握大   | High
            confidence     | medium    | 把握中等 | Medium
            confidence     | low       | 把握较小 | Low
            cadence        | day       | 日       | Day
            cadence        | ten_day   | 旬       | Ten days
            cadence        | month     | 月       | Month
            cadence        | quarter   | 季度     | Quarter
            language       | zh        | 中文     | Chinese
            language       | en        | 英文     | English
            sum            | all       | 全部     | All
            """;

    private static final StructType COLUMNS = new StructType()
            .add("sort_order", DataTypes.LongType)
            .add("id", DataTypes.StringType)
            .add("parent_id", DataTypes.StringType)
            .add("label_zh", DataTypes.StringType)
            .add("label_en", DataTypes.StringType)
            .add("dimension", DataTypes.StringType);

    private DefinedWords() {}

    /** One row per dimension and word, with the columns of a catalog's list. */
    static Dataset<Row> rows(SparkSession session) {
        List<Row> rows = new ArrayList<>();
        for (String line : WORDS.lines().toList()) {
            String[] cells = line.split(" *\\| *");
            rows.add(RowFactory.create(rows.size() + 1L, cells[1], null, cells[2].strip(), cells[3], cells[0]));
        }
        return session.createDataFrame(rows, COLUMNS);
    }
}
