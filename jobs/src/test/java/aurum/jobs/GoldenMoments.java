package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.moment.KeyMoments;
import aurum.jobs.gold.moment.Recommendations;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Key moments of the golden lake's customers, and the one decision for each: most often an offer, sometimes nothing for want of consent, rest or worth. */
final class GoldenMoments {
    private static final Date TODAY = GoldenChurn.TODAY;
    private static final List<String> CHANNELS = List.of("app", "sms", "hotline");

    /** @param share of customers for whom it has come; {@code acceptance} of the offers made; {@code offered} in 90 days by region */
    private record Moment(
            String id, String product, boolean isOwed, double share, double worth, double acceptance, int offered) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment("allowance_80", "allowance_reminder", true, 0.3, 0.4536, 0.38, 240),
            new Moment("allowance_over", "night_data", false, 0.18, 0.5184, 0.14, 110),
            new Moment("hotline_call", "offers_news", false, 0.12, 0.2916, 0.1, 60),
            new Moment("complaint_closed", "green_channel", true, 0.05, 0.5184, 0.5, 12),
            new Moment("exam_season", "video_trial", false, 0.03, 0.1008, 0.03, 0));

    /** One that no rule finds. */
    private static final Moment UNSEEN = new Moment("travel_abroad", "night_data", false, 0, 0.4096, 0.14, 0);

    /** Dimension, id, name in Chinese, name in English, the id above or {@code -}. */
    static final List<String> LABELS =
            """
            moment | allowance_80 | 流量用到八成 | Data allowance nearly used | business
            moment | allowance_over | 超出套餐 | Beyond the allowance | business
            moment | hotline_call | 拨打热线 | Hotline call | business
            moment | complaint_closed | 投诉办结三天 | Three days after a complaint | business
            moment | exam_season | 高考 | Exam season | life
            moment | travel_abroad | 出境 | Travel abroad | life
            moment_kind | business | 业务场景 | Business | -
            moment_kind | life | 生活场景 | Life | -
            offer_reason | best | 最合适 | Best of all | -
            offer_reason | scored_lower | 得分较低 | Scored lower | -
            offer_reason | no_consent | 未同意营销 | No consent to marketing | -
            offer_reason | too_often | 近期已推荐 | Offered something lately | -
            offer_reason | not_worth_it | 打扰大于价值 | Disturbs more than it is worth | -
            """
                    .lines()
                    .toList();

    /** A moment of a customer, weighed: what speaks against it, or null. */
    private record Weighed(Moment moment, String against, double score) {}

    private final List<Map<String, Object>> decisions = new ArrayList<>();
    private final Map<String, Map<String, Long>> come = new TreeMap<>();

    private GoldenMoments() {
        GoldenChurn.scores().forEach(this::customer);
    }

    /** Every table with its rows. */
    static Map<Table, List<Row>> tables() {
        GoldenMoments golden = new GoldenMoments();
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        GoldenChurn.add(tables, new KeyMoments().contract(), golden.moments());
        GoldenChurn.add(tables, new Recommendations().contract(), golden.decisions);
        return tables;
    }

    private void customer(Map<String, Object> score) {
        String key = (String) score.get("customer_key");
        SplittableRandom random = new SplittableRandom(key.hashCode());
        boolean allows = random.nextInt(5) > 0;
        boolean isRested = random.nextInt(6) > 0;
        double disturbed = random.nextInt(4) * 0.02;
        List<Weighed> weighed = new ArrayList<>();
        for (Moment moment : MOMENTS) {
            if (random.nextDouble() >= moment.share()) {
                continue;
            }
            come.computeIfAbsent((String) score.get("region_id"), region -> new TreeMap<>())
                    .merge(moment.id(), 1L, Long::sum);
            double worth = moment.worth() * moment.acceptance() - (moment.isOwed() ? 0 : disturbed);
            String against = null;
            if (!moment.isOwed()) {
                against = !allows ? "no_consent" : !isRested ? "too_often" : worth <= 0 ? "not_worth_it" : null;
            }
            weighed.add(new Weighed(moment, against, Math.round(10_000 * worth) / 10_000.0));
        }
        weighed.sort(Comparator.comparing((Weighed one) -> one.against() != null)
                .thenComparing(Weighed::score, Comparator.reverseOrder()));
        if (!weighed.isEmpty()) {
            decisions.add(decision(score, weighed, disturbed, random));
        }
    }

    private static Map<String, Object> decision(
            Map<String, Object> score, List<Weighed> weighed, double disturbed, SplittableRandom random) {
        Weighed best = weighed.get(0);
        boolean isOffer = best.against() == null;
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : List.of("customer_key", "region_id", "product_line")) {
            row.put(column, score.get(column));
        }
        row.put("segment_ids", random.nextInt(3) == 0 ? null : "B1 B3");
        row.put("decision", isOffer ? "offer" : "nothing");
        row.put("reason", isOffer ? "best" : best.against());
        row.put("moment_id", best.moment().id());
        row.put("service_product_id", isOffer ? best.moment().product() : null);
        row.put("channel", isOffer ? CHANNELS.get(random.nextInt(CHANNELS.size())) : null);
        List<String> others = weighed.stream()
                .skip(1)
                .map(other -> "%s %s %s"
                        .formatted(
                                other.moment().id(),
                                other.moment().product(),
                                other.against() == null ? "scored_lower" : other.against()))
                .toList();
        row.put("rejected", others.isEmpty() ? null : String.join("; ", others));
        row.put("score", best.score());
        row.put("worth_rate", best.moment().worth());
        row.put("acceptance_rate", best.moment().acceptance());
        row.put("disturbance_rate", best.moment().isOwed() ? 0.0 : disturbed);
        row.put("valid_until_date", Date.valueOf("2026-04-07"));
        row.put("decided_date", TODAY);
        return row;
    }

    private List<Map<String, Object>> moments() {
        List<Map<String, Object>> rows = new ArrayList<>();
        come.forEach((region, counts) -> {
            for (Moment moment : MOMENTS) {
                rows.add(moment(region, moment, counts.getOrDefault(moment.id(), 0L), true));
            }
            rows.add(moment(region, UNSEEN, 0, false));
        });
        return rows;
    }

    private static Map<String, Object> moment(String region, Moment moment, long customers, boolean isFound) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("region_id", region);
        row.put("moment_id", moment.id());
        row.put("service_product_id", moment.product());
        row.put("is_found", isFound);
        row.put("worth_rate", moment.worth());
        row.put("customer_count", customers);
        row.put("offered_count", (long) moment.offered());
        row.put("taken_count", Math.round(moment.offered() * moment.acceptance()));
        row.put("used_count", Math.round(0.6 * moment.offered() * moment.acceptance()));
        row.put("judged_date", TODAY);
        return row;
    }
}
