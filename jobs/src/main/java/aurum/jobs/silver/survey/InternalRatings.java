package aurum.jobs.silver.survey;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.InternalSurveysFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per rating of one department by another. */
public final class InternalRatings implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("internal_ratings")
                .grain("one row per rater, rated department and attribute")
                .key("rating_id")
                .scope("region_id")
                .field("rating_id", STRING, "评价编号", "the rating", REQUIRED)
                .field("wave", STRING, "批次", "the round of the survey")
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("rater_department_id", STRING, "评价部门", "the department that rates, or 'unknown'", REQUIRED)
                .field("rated_department_id", STRING, "被评部门", "the department that is rated", REQUIRED)
                .field("attribute_id", STRING, "要素", "what is rated", REQUIRED)
                .field("score", DOUBLE, "得分（0–10）", "0 to 10", REQUIRED)
                .field("rated_date", DATE, "评价日期", "the day", REQUIRED)
                .field("comment", STRING, "意见", "what else was said", PERSONAL)
                .rule(setAside("the score is 0 to 10", "score between 0 and 10"))
                .replaces(latestBy("rated_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(InternalSurveysFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(InternalSurveysFeed.class)
                .select(
                        col("rating_id"),
                        col("wave"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("rater_department").as("rater_department_id"),
                        idOrUnknown("rated_department").as("rated_department_id"),
                        col("attribute").as("attribute_id"),
                        col("score"),
                        col("rated_date"),
                        col("comment"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
