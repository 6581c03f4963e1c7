package aurum.api.churn;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** How far what is said about leaving can be relied on: the model, its test, its inputs today, the record of the signals, and what handling did. */
public final class ChurnRecord {

    private static final String MODELS =
            """
            select model_id, is_champion, predicts, learnt_from_date, learnt_to_date, tested_date, row_count, leaver_count, tested_count, leaving_rate,
              called_precision_rate, auc, pr_auc, brier, baseline_brier, 1 - brier / nullif(baseline_brier, 0) as brier_gain, lift_10, calibration_error,
              booster_share, settings, seed, data_hash, feature_count, features,
              array_to_string(list_sort(list_transform(map_entries(inputs), entry -> entry.key || ' v' || entry.value)), ', ') as inputs
            from gold.model_cards order by is_champion desc, model_id desc
            """;

    private static final String CALIBRATION =
            """
            select tenth, predicted_rate, observed_rate, observed_rate_low, observed_rate_high, customer_count, leaver_count, model_id, tested_date
            from gold.churn_calibration order by tenth
            """;

    private static final String DRIFT =
            """
            select feature, stability_index, chance_index, is_alarm, row_count_then, row_count_now, model_id, watched_date
            from gold.model_monitoring order by stability_index desc, feature
            """;

    private static final String SIGNALS =
            """
            select signal_id, precision_rate, lift, lead_time_days, seen_count, leaver_count, coalesce(shown_count, 0) as shown_count,
              reminder_zh, reminder_en, script_zh, script_en
            from gold.signal_records left join (
              select signal_id, count(*) as shown_count from gold.churn_signals where :region is null or region_id = :region group by signal_id
            ) using (signal_id)
            order by precision_rate desc nulls last, signal_id
            """;

    private static final String RECOVERY =
            """
            select handling, complaint_count, left_count, left_rate, left_rate_low, left_rate_high, usual_rate, excess_rate
            from gold.recovery_effects order by left_rate, handling
            """;

    private record Nothing() {}

    private record SignalQuery(String region) {}

    private final Answers answers;

    public ChurnRecord(Answers answers) {
        this.answers = answers;
    }

    /** One row per model, the one in use first. */
    public void models(Context context) {
        answer(MODELS, context);
    }

    /** One row per tenth of the customers that the model in use was tested on: what it told beside what came. */
    public void calibration(Context context) {
        answer(CALIBRATION, context);
    }

    /** One row per input of the model in use, the one that has moved most first. */
    public void drift(Context context) {
        answer(DRIFT, context);
    }

    /** One row per early signal, the most telling first. */
    public void signals(Context context) {
        Parameters given = new Parameters(context);
        SignalQuery query = new SignalQuery(answers.region(given, context).orElse(null));
        given.refuseOthers();
        answers.rows(SIGNALS, query, context);
    }

    /** One row per way a complaint ended, the most loyal customers first. */
    public void recovery(Context context) {
        answer(RECOVERY, context);
    }

    private void answer(String sql, Context context) {
        new Parameters(context).refuseOthers();
        answers.rows(sql, new Nothing(), context);
    }
}
