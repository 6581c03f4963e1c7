package aurum.jobs.gold.complaint;

import aurum.jobs.lake.Contract;
import aurum.jobs.text.Language;
import aurum.jobs.text.PersonalData;
import aurum.jobs.text.TypicalTexts;
import aurum.jobs.text.TypicalTexts.Typical;
import aurum.jobs.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Chooses the typical ones of an episode's complaints. In: rows of {@link aurum.jobs.silver.complaint.Complaints} with {@code candidate_count}. Out: rows of {@link HotspotCases}. A
 * complaint without text speaks through its detail.
 */
record TypicalCases() implements FlatMapGroupsFunction<String, Row, Row> {
    private static final int MOST = 8;

    /** A complaint and its words. Few are shown of many that are read: masked is what is shown. */
    private record Case(Row complaint, List<String> words) {}

    @Override
    public Iterator<Row> call(String episode, Iterator<Row> complaints) {
        List<Case> cases = new ArrayList<>();
        complaints.forEachRemaining(complaint -> cases.add(read(complaint)));
        // Spark's order of rows differs from run to run; of equally typical ones the first decides: the newest, then by
        // its number.
        cases.sort(Comparator.comparing(
                        (Case one) -> one.complaint().<java.sql.Timestamp>getAs("received_at"),
                        Comparator.reverseOrder())
                .thenComparing(one -> one.complaint().<String>getAs("complaint_id")));
        List<Typical> typical = TypicalTexts.of(cases.stream().map(Case::words).toList(), MOST);
        List<Row> rows = new ArrayList<>();
        for (Typical one : typical) {
            rows.add(row(episode, cases.get(one.index()), rows.size() + 1L, one.similarity()));
        }
        return rows.iterator();
    }

    private static Case read(Row complaint) {
        List<String> words = new ArrayList<>();
        for (String column : List.of("text", "detail")) {
            String text = complaint.getAs(column);
            if (text != null) {
                words.addAll(Words.of(text));
            }
        }
        return new Case(complaint, words);
    }

    private static String masked(String text) {
        return text == null || text.isBlank() ? null : PersonalData.masked(text.strip());
    }

    private static Row row(String episode, Case one, long rank, double similarity) {
        Row complaint = one.complaint();
        String text = masked(complaint.getAs("text"));
        return RowFactory.create(
                episode,
                complaint.getAs("complaint_id"),
                complaint.getAs("region_id"),
                complaint.getAs("district_id"),
                complaint.getAs("product_line"),
                complaint.getAs("category_id"),
                masked(complaint.getAs("detail")),
                complaint.getAs("channel"),
                complaint.getAs("journey_stage"),
                text == null ? null : Language.of(text).code(),
                text,
                rank,
                complaint.getAs("candidate_count"),
                one.words().isEmpty() ? null : TimeDecision.rounded(similarity, 4),
                complaint.getAs("received_date"),
                complaint.getAs("received_at"),
                complaint.getAs(Contract.SOURCE_FILE),
                complaint.getAs(Contract.ROW_NUMBER));
    }
}
