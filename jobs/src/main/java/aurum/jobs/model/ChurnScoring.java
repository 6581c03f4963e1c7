package aurum.jobs.model;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A model over many rows, on Spark. */
public final class ChurnScoring {
    public static final String PROBABILITY = "probability";

    /** Ids of the reasons, the strongest first, parted by commas; null for rows that are not explained. */
    public static final String REASONS = "reasons";

    /** Rows scored at a time. */
    private static final int BATCH = 4096;

    private static final int MOST_REASONS = 3;

    private ChurnScoring() {}

    /**
     * One row per row: its key, {@link #PROBABILITY} and {@link #REASONS}.
     *
     * @param key a text column
     * @param explainedFrom rows with at least this probability are explained, which takes longer than scoring
     * @param reasonOf the reason that a feature belongs to; a feature without one explains nothing
     */
    public static Dataset<Row> scored(
            Dataset<Row> rows, String key, ChurnModel model, double explainedFrom, Map<String, String> reasonOf) {
        Dataset<Row> read = rows.select(Stream.concat(
                        Stream.of(col(key)),
                        Stream.of(FeatureEncoding.columns(rows, model.encoding().names())))
                .toArray(Column[]::new));
        int[] places = model.encoding().places(read.schema());
        String whole = model.toJson();
        Map<String, String> reasons = Map.copyOf(reasonOf);
        StructType schema = new StructType()
                .add(key, DataTypes.StringType)
                .add(PROBABILITY, DataTypes.DoubleType)
                .add(REASONS, DataTypes.StringType);
        MapPartitionsFunction<Row, Row> score = part -> {
            ChurnModel known = ChurnModel.fromJson(whole);
            ChurnScorer scorer = new ChurnScorer(known);
            return new Iterator<>() {
                private Iterator<Row> batch = List.<Row>of().iterator();

                @Override
                public boolean hasNext() {
                    if (!batch.hasNext() && part.hasNext()) {
                        batch = next(part).iterator();
                    }
                    return batch.hasNext();
                }

                @Override
                public Row next() {
                    return batch.next();
                }

                private List<Row> next(Iterator<Row> left) {
                    List<String> keys = new ArrayList<>();
                    List<float[]> numbers = new ArrayList<>();
                    while (left.hasNext() && keys.size() < BATCH) {
                        Row row = left.next();
                        keys.add(row.getString(0));
                        numbers.add(known.encoding().trees(row, places));
                    }
                    return told(scorer, keys, numbers, explainedFrom, reasons);
                }
            };
        };
        return read.mapPartitions(score, Encoders.row(schema));
    }

    private static List<Row> told(
            ChurnScorer scorer,
            List<String> keys,
            List<float[]> numbers,
            double explainedFrom,
            Map<String, String> reasonOf) {
        double[] probabilities = scorer.probabilities(numbers);
        List<float[]> asked = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] >= explainedFrom) {
                asked.add(numbers.get(i));
            }
        }
        Iterator<List<ChurnScorer.Reason>> why = scorer.reasons(asked).iterator();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            String reasons = probabilities[i] >= explainedFrom ? strongest(why.next(), reasonOf) : null;
            rows.add(RowFactory.create(keys.get(i), probabilities[i], reasons));
        }
        return rows;
    }

    /** What the features of one reason add is added up; only what speaks for leaving is a reason. */
    private static String strongest(List<ChurnScorer.Reason> features, Map<String, String> reasonOf) {
        Map<String, Double> sums = new TreeMap<>();
        features.forEach(feature -> {
            String reason = reasonOf.get(feature.feature());
            if (reason != null) {
                sums.merge(reason, feature.logOdds(), Double::sum);
            }
        });
        return String.join(
                ",",
                sums.entrySet().stream()
                        .filter(sum -> sum.getValue() > 0)
                        .sorted(Comparator.comparingDouble((Map.Entry<String, Double> sum) -> -sum.getValue()))
                        .limit(MOST_REASONS)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
