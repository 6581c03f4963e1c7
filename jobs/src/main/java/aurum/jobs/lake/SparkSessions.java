package aurum.jobs.lake;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a process, set up for Delta and for the operator's calendar. */
public final class SparkSessions {

    private SparkSessions() {}

    /**
     * Uses the session that spark-submit brought, else one on all local cores.
     *
     * @param zone decides on which day a time falls
     */
    public static SparkSession start(ZoneId zone) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.app.name", "aurum");
        settings.put("spark.master", System.getProperty("spark.master", "local[*]"));
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.sql.session.timeZone", zone.getId());
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        settings.put(
                "spark.sql.shuffle.partitions",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        // A list of files beside the one in the log; outside UTC Delta reads both after every commit, to compare them.
        settings.put("spark.databricks.delta.allFilesInCrc.enabled", "false");
        settings.put("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/aurum-warehouse");
        SparkSession.Builder builder = SparkSession.builder();
        settings.forEach(builder::config);
        return builder.getOrCreate();
    }
}
