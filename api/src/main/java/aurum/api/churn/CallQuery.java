package aurum.api.churn;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** Whose leaving is asked about. A filter that is null lets everything through. */
record CallQuery(String region, String productLine) {

    /** @throws ApiError naming the parameter that is not as it has to be */
    static CallQuery from(Context context, Answers answers) {
        Parameters given = new Parameters(context);
        CallQuery query = of(given, context, answers);
        given.refuseOthers();
        return query;
    }

    /** The same for a handler that knows more parameters. */
    static CallQuery of(Parameters given, Context context, Answers answers) {
        return new CallQuery(
                answers.region(given, context).orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context))
                        .orElse(null));
    }
}
