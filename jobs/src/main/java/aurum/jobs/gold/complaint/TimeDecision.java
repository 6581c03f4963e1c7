package aurum.jobs.gold.complaint;

import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.Counts;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import aurum.jobs.statistics.HotspotAlarms.Scored;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Decides which cells of one time, a day or period, are hotspots. In: rows of {@link FamilyScoring#SCORED}. Out: {@link #DECIDED}. */
record TimeDecision() implements FlatMapGroupsFunction<Date, Row, Row> {
    static final StructType DECIDED = new StructType()
            .add("region_id", DataTypes.StringType)
            .add("product_line", DataTypes.StringType)
            .add("category_id", DataTypes.StringType)
            .add("explained_by", DataTypes.StringType)
            .add("confidence", DataTypes.StringType)
            .add("observed", DataTypes.LongType)
            .add("expected", DataTypes.DoubleType)
            .add("expected_low", DataTypes.DoubleType)
            .add("expected_high", DataTypes.DoubleType)
            .add("ratio", DataTypes.DoubleType)
            .add("excess", DataTypes.DoubleType)
            .add("p", DataTypes.DoubleType)
            .add("q", DataTypes.DoubleType)
            .add("per_10k", DataTypes.DoubleType)
            .add("window_days", DataTypes.LongType)
            .add("window_count", DataTypes.LongType)
            .add("is_hotspot", DataTypes.BooleanType)
            .add("first_date", DataTypes.DateType)
            .add("last_date", DataTypes.DateType);

    /** False discovery rates up to which a hotspot is called so. */
    static final double HIGH_CONFIDENCE = 0.001;

    static final double MEDIUM_CONFIDENCE = 0.01;

    static final String CONFIDENCE_MEANING = "of a hotspot: high (q up to %s), medium (%s) or low (%s)"
            .formatted(HIGH_CONFIDENCE, MEDIUM_CONFIDENCE, HotspotAlarms.FALSE_DISCOVERY_RATE);

    /** Between these limits lie 95 of 100 counts. */
    private static final double BAND_DEVIATIONS = 1.96;

    private static final double PER = 10_000;
    /** Of a probability. */
    private static final int SIGNIFICANT_DIGITS = 6;

    @Override
    public Iterator<Row> call(Date day, Iterator<Row> rows) {
        List<Row> cells = new ArrayList<>();
        rows.forEachRemaining(cells::add);
        // Spark's order of rows differs from run to run; of equal excesses the first decides.
        cells.sort(Comparator.comparing((Row row) -> row.<String>getAs("category_id"))
                .thenComparing(row -> row.<String>getAs("region_id"))
                .thenComparing(row -> row.<String>getAs("product_line")));
        List<Scored> scored = cells.stream().map(TimeDecision::scored).toList();
        List<Decision> decisions = HotspotAlarms.decide(scored);
        List<Row> decided = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int cause = cause(decisions, i);
            String explainedBy = cause == i ? null : name(scored.get(cause));
            decided.add(row(cells.get(i), scored.get(i), decisions.get(i), explainedBy));
        }
        return decided.iterator();
    }

    /** A part that explains a sum may itself be explained by a part of it: down to the one that stands for itself. */
    private static int cause(List<Decision> decisions, int of) {
        int cause = of;
        while (decisions.get(cause).explainedBy().isPresent()) {
            cause = decisions.get(cause).explainedBy().get();
        }
        return cause;
    }

    private static Scored scored(Row row) {
        return new Scored(
                new Cell(row.getAs("region_id"), row.getAs("product_line")),
                row.getAs("category_id"),
                row.getAs("observed"),
                row.getAs("expected"),
                row.getAs("variance"),
                row.getAs("tail"),
                row.getAs("window_count"),
                row.getAs("reach"));
    }

    private static String name(Scored one) {
        return one.cell().region() + "/" + one.cell().productLine() + "/" + one.category();
    }

    private static Row row(Row cell, Scored scored, Decision decision, String explainedBy) {
        Double subscribers = cell.getAs("subscribers");
        double mean = scored.expected();
        return RowFactory.create(
                scored.cell().region(),
                scored.cell().productLine(),
                scored.category(),
                explainedBy,
                decision.isHotspot() ? confidence(decision.q()) : null,
                Math.round(scored.observed()),
                rounded(mean, 4),
                rounded(Counts.limit(mean, scored.variance(), -BAND_DEVIATIONS), 4),
                rounded(Counts.limit(mean, scored.variance(), BAND_DEVIATIONS), 4),
                rounded(scored.observed() / mean, 3),
                rounded(scored.observed() - mean, 4),
                significant(cell.getAs("p")),
                Double.isNaN(decision.q()) ? null : significant(decision.q()),
                subscribers == null ? null : rounded(scored.observed() / subscribers * PER, 4),
                cell.getAs("window_days"),
                Math.round(scored.windowCount()),
                decision.isHotspot(),
                cell.getAs("first_date"),
                cell.getAs("last_date"));
    }

    /** In words, of a false discovery rate. */
    static String confidence(double q) {
        return q <= HIGH_CONFIDENCE ? "high" : q <= MEDIUM_CONFIDENCE ? "medium" : "low";
    }

    private static double significant(double probability) {
        return new BigDecimal(probability)
                .round(new MathContext(SIGNIFICANT_DIGITS))
                .doubleValue();
    }

    static double rounded(double value, int places) {
        double scale = Math.pow(10, places);
        return Math.round(value * scale) / scale;
    }
}
