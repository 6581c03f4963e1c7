package aurum.api.decision;

import aurum.api.answer.Answers;
import aurum.api.answer.Body;
import aurum.api.answer.Parameters;
import aurum.api.lake.Pin;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Whom the publication would let a list hold, counted and, for its release, one by one. */
final class ListCandidates {

    static final List<String> PURPOSES = List.of(CandidateQuery.MARKETING, "notice");

    static final String TABLE = "gold.list_candidates";

    private static final String WANTED =
            """
            from gold.list_candidates
            where needs_consent = (:purpose = 'marketing') and (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
              and (:level is null or level = :level) and (:segment is null or list_contains(string_split(segment_ids, ' '), :segment))
              and (:service_product is null or service_product_id = :service_product) and (:channel is null or channel = :channel)
            """;

    /** The control group of a handful would tell who is in it. */
    private static final String COUNTS =
            """
            with wanted as (select customer_key, suppression_reason, is_control %s), rest as (select unnest(string_split(:resting, ' ')) as customer_key),
            judged as (
              select suppression_reason, is_control, suppression_reason is null and customer_key in (select customer_key from rest) as is_resting from wanted
            ),
            counted as (
              select count(*) as customers, count(*) filter (where suppression_reason is null and not is_control and not is_resting) as eligible,
                count(*) filter (where suppression_reason = 'no_consent') as no_consent, count(*) filter (where suppression_reason = 'open_complaint') as open_complaint,
                count(*) filter (where suppression_reason = 'no_contact_point') as no_contact_point, count(*) filter (where is_resting) as capped,
                count(*) filter (where suppression_reason is null and is_control and not is_resting) as control
              from judged
            )
            select customers, case when eligible + control >= :least then eligible end as eligible, no_consent, open_complaint, no_contact_point, capped,
              case when eligible + control >= :least then control end as control,
              case when eligible + control >= :least then least(eligible, coalesce(cast(:capacity as bigint), eligible)) end as member_count, coalesce(least(eligible, coalesce(cast(:capacity as bigint), eligible)) >= :least, false) as is_enough
            from counted
            """
                    .formatted(WANTED);

    private static final String ONE_BY_ONE =
            "select customer_key, region_id, service_product_id, moment_id, channel, score, is_control %s and suppression_reason is null order by score desc, customer_key"
                    .formatted(WANTED);

    /** The same with what is counted beside it. */
    private record Counting(
            String purpose,
            String region,
            String productLine,
            String level,
            String segment,
            String serviceProduct,
            String channel,
            String resting,
            String capacity,
            int least) {}

    private final Answers answers;

    ListCandidates(Answers answers) {
        this.answers = answers;
    }

    /** What the parameters of a request ask for. */
    CandidateQuery of(Parameters given, Context context) {
        return of(given::oneOf, given.oneOf("purpose", PURPOSES).orElse(CandidateQuery.MARKETING), context);
    }

    /** The same of a body. */
    CandidateQuery of(Body given, Context context) {
        return of(given::oneOf, Body.required("purpose", given.oneOf("purpose", PURPOSES)), context);
    }

    private CandidateQuery of(
            BiFunction<String, Set<String>, Optional<String>> given, String purpose, Context context) {
        return new CandidateQuery(
                purpose,
                answers.inScope(given.apply("region", answers.ids("region", context)), context)
                        .orElse(null),
                given.apply("product_line", answers.ids("product_line", context))
                        .orElse(null),
                given.apply("level", answers.ids("level", context)).orElse(null),
                given.apply("segment", answers.ids("segment", context)).orElse(null),
                given.apply("service_product", answers.ids("service_product", context))
                        .orElse(null),
                given.apply("channel", answers.ids("channel", context)).orElse(null));
    }

    /** One row: how many there are, and why not more. */
    Rows counts(CandidateQuery wanted, Optional<Integer> capacity, Set<String> resting, Context context) {
        return answers.part(
                COUNTS,
                new Counting(
                        wanted.purpose(),
                        wanted.region(),
                        wanted.productLine(),
                        wanted.level(),
                        wanted.segment(),
                        wanted.serviceProduct(),
                        wanted.channel(),
                        String.join(" ", resting),
                        capacity.map(String::valueOf).orElse(null),
                        ListRelease.LEAST_MEMBERS),
                context);
    }

    /** Nobody in whose way something stands; the best first. */
    static List<Candidate> oneByOne(CandidateQuery wanted, Scope scope, Pin pin) {
        return pin.rows(ONE_BY_ONE, wanted, scope, Integer.MAX_VALUE).values().stream()
                .map(row -> new Candidate(
                        (String) row.get(0),
                        (String) row.get(1),
                        (String) row.get(2),
                        (String) row.get(3),
                        (String) row.get(4),
                        (Double) row.get(5),
                        (Boolean) row.get(6)))
                .toList();
    }
}
