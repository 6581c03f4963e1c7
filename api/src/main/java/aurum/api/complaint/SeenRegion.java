package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import java.util.Set;

/**
 * The region that judged rows are read at, and where they are read. What the jobs add up over all regions may be seen by those alone who
 * see every region; for somebody with several regions {@code all} is the sum of theirs, made here. A region whose cell is not judged yet,
 * because it has had fewer than five complaints, is neither in what came nor in what was to be expected.
 *
 * @param id as the rows have it
 * @param isSummed whether its rows have to be made out of those of several regions
 */
public record SeenRegion(String id, boolean isSummed) {

    public static final String ALL = "all";

    /**
     * Regions are judged apart, so their deviations add up as independent ones do: the band is as far from the expectation as the root of
     * the squared distances added up. A sum is a hotspot where one of its regions is; chance cannot be told for it, and how many
     * subscribers stand behind it is not known from the rows.
     */
    private static final String SUMS =
            """
            (select %1$s, 'all' as region_id, product_line, category_id, sum(observed)::bigint as observed, sum(expected) as expected,
              greatest(0, sum(expected) - sqrt(sum(pow(expected - expected_low, 2)))) as expected_low,
              sum(expected) + sqrt(sum(pow(expected_high - expected, 2))) as expected_high,
              sum(observed) / nullif(sum(expected), 0) as ratio, sum(observed) - sum(expected) as excess, null::double as p, null::double as q,
              bool_or(is_hotspot) as is_hotspot,
              list_extract(['high', 'medium', 'low'], min(list_position(['high', 'medium', 'low'], confidence))::bigint) as confidence,
              null::varchar as explained_by, null::bigint as window_days, null::bigint as window_count, null::double as per_10k
            from %2$s group by %1$s, product_line, category_id) as judged""";

    /** @param asked an id of a region the reader may see, or {@code all} */
    public static SeenRegion of(String asked, Answers answers, Context context) {
        if (asked.equals(ALL) && answers.scope(context) instanceof Scope.Regions regions) {
            Set<String> ids = regions.ids();
            return ids.size() == 1 ? new SeenRegion(ids.iterator().next(), false) : new SeenRegion(ALL, true);
        }
        return new SeenRegion(asked, false);
    }

    /**
     * What to read from.
     *
     * @param table of judged cells
     * @param period its columns that say when, with commas between them
     */
    public String rows(String table, String period) {
        return isSummed ? SUMS.formatted(period, table) : table;
    }
}
