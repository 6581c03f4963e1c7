package aurum.api.segment;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** Whose segments are asked about. A filter that is null lets everything through. */
record SegmentQuery(String region, String productLine, String segment) {

    private record Nothing() {}

    /** @throws ApiError naming the parameter that is not as it has to be */
    static SegmentQuery from(Context context, Answers answers) {
        Parameters given = new Parameters(context);
        SegmentQuery query = of(given, null, context, answers);
        given.refuseOthers();
        return query;
    }

    /** The same, perhaps of one segment only. */
    static SegmentQuery ofSegment(Context context, Answers answers) {
        Parameters given = new Parameters(context);
        String segment = given.oneOf(
                        "segment", answers.texts("select segment_id from gold.segments", new Nothing(), context))
                .orElse(null);
        SegmentQuery query = of(given, segment, context, answers);
        given.refuseOthers();
        return query;
    }

    /** The filters that are the same everywhere. */
    static SegmentQuery of(Parameters given, String segment, Context context, Answers answers) {
        return new SegmentQuery(
                answers.region(given, context).orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context))
                        .orElse(null),
                segment);
    }
}
