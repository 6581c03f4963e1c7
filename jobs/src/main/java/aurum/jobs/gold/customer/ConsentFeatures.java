package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.BOOLEAN;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.customer.Consents;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What customers agreed to; null when they were not asked. */
final class ConsentFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return Consents.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("allows_marketing", BOOLEAN, "同意营销", "agreed to marketing on some channel")
                .field("allows_survey", BOOLEAN, "同意调查", "agreed to surveys on some channel")
                .field("allows_profiling", BOOLEAN, "同意画像", "agreed to profiling");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        return rows.groupBy("customer_key")
                .agg(
                        max(when(col("purpose").equalTo("marketing"), col("is_given")))
                                .as("allows_marketing"),
                        max(when(col("purpose").equalTo("survey"), col("is_given")))
                                .as("allows_survey"),
                        max(when(col("purpose").equalTo("profiling"), col("is_given")))
                                .as("allows_profiling"));
    }
}
