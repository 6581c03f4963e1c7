package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.survey.SurveyResponses;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How satisfied customers said they are. */
final class SurveyFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return SurveyResponses.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field(
                        "last_overall", DOUBLE, "最近总体满意度", "satisfied on the whole in the newest response, 0 to 10")
                .field("last_recommend", DOUBLE, "最近推荐意愿", "would recommend in the newest response, 0 to 10")
                .field("last_answered_date", DATE, "最近作答日期", "the day of the newest response")
                .field("response_count_365_days", LONG, "近一年作答次数", "responses in the last 365 days");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        return rows.where(FeatureBlock.upTo("answered_date", asOf))
                .groupBy("customer_key")
                .agg(
                        max_by(col("overall"), struct(col("answered_at"), col("response_id")))
                                .as("last_overall"),
                        max_by(col("recommend"), struct(col("answered_at"), col("response_id")))
                                .as("last_recommend"),
                        max("answered_date").as("last_answered_date"),
                        count_if(FeatureBlock.inLast(365, "answered_date", asOf))
                                .as("response_count_365_days"));
    }
}
