package aurum.api.channel;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** Where customers are to be spoken to: how many use each channel now, how many others are expected to take it up, and how far that can be relied on. Customers are counted, never shown. */
public final class Channels {

    /** Scores to 3 are low, to 6 medium, above high. */
    private static final String OVERVIEW =
            """
            select channel, count(*) as customers, count(*) filter (where current_score > 0) as users, users / count(*) as user_share,
              count(*) filter (where current_score between 1 and 3) as current_low, count(*) filter (where current_score between 4 and 6) as current_medium,
              count(*) filter (where current_score >= 7) as current_high,
              count(*) filter (where latent_score <= 3) as latent_low, count(*) filter (where latent_score between 4 and 6) as latent_medium,
              count(*) filter (where latent_score >= 7) as latent_high,
              sum(latent_rate) as expected_takers, sum(latent_rate) / count(*) as expected_share, count(*) filter (where is_last_channel) as last_users
            from gold.channel_preferences
            where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line) %s
            group by channel order by users desc, channel
            """;

    private static final String IN_SEGMENT =
            "and customer_key in (select customer_key from gold.customer_segments where segment_id = :segment)";

    private static final String CALIBRATION =
            """
            select channel, tenth, predicted_rate, used_rate, used_rate_low, used_rate_high, customer_count, user_count, frequent_count,
              auc, baseline_auc, hit_rate, baseline_hit_rate, learnt_date, tested_date
            from gold.channel_calibration order by channel, tenth
            """;

    private record ChannelQuery(String region, String productLine, String segment) {}

    private record Nothing() {}

    private final Answers answers;

    public Channels(Answers answers) {
        this.answers = answers;
    }

    /** One row per channel, the one used by most customers first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        ChannelQuery query = new ChannelQuery(
                answers.region(given, context).orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context))
                        .orElse(null),
                given.oneOf("segment", answers.ids("segment", context)).orElse(null));
        given.refuseOthers();
        answers.rows(OVERVIEW.formatted(query.segment() == null ? "" : IN_SEGMENT), query, context);
    }

    /** One row per channel and tenth of those who did not use it: what was told of them beside what they then did. */
    public void calibration(Context context) {
        new Parameters(context).refuseOthers();
        answers.rows(CALIBRATION, new Nothing(), context);
    }
}
