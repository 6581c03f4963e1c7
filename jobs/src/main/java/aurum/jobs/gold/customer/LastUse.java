package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.usage.UsageMonths;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** When customers last used the network, however long ago: from the months, as days need not be kept so long. */
final class LastUse implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return UsageMonths.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("last_active_date", DATE, "最后活跃日期", "the last day with any use")
                .field(
                        "days_since_use",
                        LONG,
                        "未使用天数",
                        "days since the last day with any use; null when none is known");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        return rows.where(col("usage_month").leq(lit(Date.valueOf(asOf.withDayOfMonth(1)))))
                .groupBy("customer_key")
                .agg(max("last_active_date").as("last_active_date"))
                .withColumn(
                        "days_since_use",
                        datediff(lit(Date.valueOf(asOf)), col("last_active_date"))
                                .cast("long"));
    }
}
