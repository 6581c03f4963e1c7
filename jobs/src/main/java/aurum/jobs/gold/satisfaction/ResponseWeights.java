package aurum.jobs.gold.satisfaction;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.survey.SurveyInvitations;
import aurum.jobs.silver.survey.SurveyResponses;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * One row per response and period: for how many customers it stands. Touchpoint surveys stand for the touchpoints they were drawn from; periodic and research surveys are raked to the customer base.
 */
public final class ResponseWeights implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("response_weights")
                .grain("one row per response and period")
                .key("response_id", "period_kind")
                .scope("region_id")
                .field("response_id", STRING, "答卷编号", "the response", REQUIRED)
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("period_kind", STRING, "周期类型", "month, quarter, half_year or year", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field(
                        "product_line",
                        STRING,
                        "业务线",
                        "the product line the customer subscribes to, or 'unknown'",
                        REQUIRED)
                .field(
                        "sampling_rate",
                        DOUBLE,
                        "抽样概率",
                        "the odds of having been asked; 1 where nobody was chosen",
                        REQUIRED)
                .field(
                        "weight",
                        DOUBLE,
                        "权重",
                        "for how many it stands: inverse odds × response propensity, raked to the customers",
                        REQUIRED)
                .field(
                        "selective_weight",
                        DOUBLE,
                        "假设选择性应答的权重",
                        "the same if each point of satisfaction made an answer less likely by e^-0.3; null where nobody rated")
                .field("is_raked", BOOLEAN, "是否按用户结构校准", "raked to the customers by branch and product line", REQUIRED)
                .field("period_start_date", DATE, "周期开始日", "the first day of the period it was asked in", REQUIRED)
                .rule(stop("weights are positive", "weight > 0"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(SurveyResponses.class),
                all(SurveyInvitations.class).optional(),
                all(Subscriptions.class).optional(),
                all(SubscribersByDay.class).optional());
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> responses = SurveyPeriods.until(in.asOf(), in.read(SurveyResponses.class), "answered_date")
                .where("operator_id = 'own'");
        Dataset<Row> asked = uninvited(responses, in);
        if (in.has(SurveyInvitations.class)) {
            asked = asked.unionByName(invited(
                    SurveyPeriods.until(in.asOf(), in.read(SurveyInvitations.class), "invited_date"), responses));
        }
        Dataset<Row> units = SurveyPeriods.of(withLine(asked, in), "asked_date");
        Dataset<Row> known = in.has(SubscribersByDay.class)
                ? withBase(units, in.read(SubscribersByDay.class))
                : units.withColumn("region_base", lit(null).cast("double"))
                        .withColumn("line_base", lit(null).cast("double"));
        return Figures.of(contract(), PeriodGroups.apply(known, contract().schema(), new ResponseWeighting()));
    }

    /** Who answered without having been chosen stands for one. */
    private static Dataset<Row> uninvited(Dataset<Row> responses, Inputs in) {
        Dataset<Row> rest = in.has(SurveyInvitations.class)
                ? responses.join(
                        in.read(SurveyInvitations.class).select("response_id"),
                        responses
                                .col("response_id")
                                .equalTo(in.read(SurveyInvitations.class).col("response_id")),
                        "left_anti")
                : responses;
        return rest.select(
                col("response_id"),
                col("customer_key"),
                col("survey_kind"),
                col("region_id"),
                lit("uninvited").as("stratum"),
                lit(1.0).as("sampling_rate"),
                col("overall"),
                col("answered_date").as("asked_date"));
    }

    private static Dataset<Row> invited(Dataset<Row> invitations, Dataset<Row> responses) {
        Column isFirst = row_number()
                .over(Window.partitionBy(coalesce(col("response_id"), col("invitation_id")))
                        .orderBy("invited_at", "invitation_id"))
                .equalTo(1);
        Dataset<Row> came = responses.select(col("response_id").as("came_id"), col("overall"));
        return invitations
                .where("is_asked and sampling_rate > 0")
                .withColumn(
                        "one_response_id", when(col("response_id").isNotNull().and(isFirst), col("response_id")))
                .join(came, col("one_response_id").equalTo(col("came_id")), "left")
                .select(
                        col("came_id").as("response_id"),
                        col("customer_key"),
                        col("survey_kind"),
                        col("region_id"),
                        coalesce(col("stratum"), lit("unknown")).as("stratum"),
                        col("sampling_rate"),
                        col("overall"),
                        col("invited_date").as("asked_date"));
    }

    /** The line from one source for those who answered and those who did not: else it would seem to explain who answers. */
    private static Dataset<Row> withLine(Dataset<Row> asked, Inputs in) {
        if (!in.has(Subscriptions.class)) {
            return asked.withColumn("product_line", lit("unknown"));
        }
        Dataset<Row> lines =
                in.read(Subscriptions.class).where("valid_to is null").select("customer_key", "product_line");
        return asked.join(lines, new String[] {"customer_key"}, "left")
                .withColumn("product_line", coalesce(col("product_line"), lit("unknown")));
    }

    /** Beside each who was asked, the mean number of customers of the branch and of the product line in the period. */
    private static Dataset<Row> withBase(Dataset<Row> units, Dataset<Row> subscribers) {
        Dataset<Row> days = SurveyPeriods.of(subscribers, "subscriber_date");
        Column mean = sum("subscriber_count").divide(countDistinct("subscriber_date"));
        Dataset<Row> regions =
                days.groupBy("period_kind", "period_start_date", "region_id").agg(mean.as("region_base"));
        Dataset<Row> lines =
                days.groupBy("period_kind", "period_start_date", "product_line").agg(mean.as("line_base"));
        return units.join(regions, new String[] {"period_kind", "period_start_date", "region_id"}, "left")
                .join(lines, new String[] {"period_kind", "period_start_date", "product_line"}, "left");
    }
}
