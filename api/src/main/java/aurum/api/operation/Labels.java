package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** What ids are called. */
public final class Labels {

    private enum Dimension {
        REGION,
        DISTRICT,
        PRODUCT_LINE,
        CATEGORY,
        CHANNEL,
        JOURNEY_STAGE,
        DEPARTMENT,
        LEVEL,
        STORE_OWNERSHIP,
        OPERATOR,
        SURVEY_KIND,
        ATTRIBUTE,
        INTERNAL_ATTRIBUTE,
        INSPECTION_KIND,
        INSPECTION_ITEM,
        INSPECTION_CHECK,
        KPI,
        PLAN,
        HOTSPOT_STATUS,
        CONFIDENCE,
        CADENCE,
        LANGUAGE,
        SUM,
        CHURN_REASON,
        CHURN_SIGNAL,
        CHURN_BAND,
        HANDLING,
        PLAN_COMPARISON,
        LIFECYCLE_STAGE,
        SEGMENT,
        CUSTOMER_TAG,
        SEGMENT_DIMENSION,
        TAG_DIMENSION
    }

    private record LabelQuery(Dimension dimension) {}

    private final Answers answers;

    public Labels(Answers answers) {
        this.answers = answers;
    }

    /** One row per dimension and id. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        LabelQuery query =
                new LabelQuery(given.choice("dimension", Dimension.class).orElse(null));
        given.refuseOthers();
        answers.rows(
                """
                select dimension, id, label_zh, label_en, parent_id, latitude, longitude, sort_order, is_in_catalog from gold.labels
                where :dimension is null or dimension = :dimension
                order by dimension, sort_order, id
                """,
                query,
                context);
    }
}
