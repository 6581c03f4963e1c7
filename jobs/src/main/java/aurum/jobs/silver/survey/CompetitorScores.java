package aurum.jobs.silver.survey;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.CompetitorSurveysFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per survey of the market, operator, region and attribute. */
public final class CompetitorScores implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("competitor_scores")
                .grain("one row per wave, operator, region and attribute")
                .key("score_id")
                .scope("region_id")
                .field("score_id", STRING, "得分编号", "the score", REQUIRED)
                .field("wave", STRING, "批次", "the round of the survey")
                .field("operator_id", STRING, "运营商", "whose customers, 'own' for one's own", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("attribute_id", STRING, "要素", "what is rated", REQUIRED)
                .field("score", DOUBLE, "得分（0–10）", "the mean, 0 to 10", REQUIRED)
                .field("response_count", LONG, "样本量", "responses it rests on")
                .field("surveyed_date", DATE, "调查日期", "the day", REQUIRED)
                .rule(setAside("the score is 0 to 10", "score between 0 and 10"))
                .rule(setAside("the sample is not negative", "response_count is null or response_count >= 0"))
                .replaces(latestBy("surveyed_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(CompetitorSurveysFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(CompetitorSurveysFeed.class)
                .select(
                        col("score_id"),
                        col("wave"),
                        idOrUnknown("operator").as("operator_id"),
                        idOrUnknown("region").as("region_id"),
                        col("attribute").as("attribute_id"),
                        col("score"),
                        col("response_count"),
                        col("surveyed_date"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
