package aurum.jobs.model;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_pop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Turns rows into the numbers that models take. Trees see a number as it is, or NaN when it is missing, and a word as ones and noughts; the regression sees numbers as standard deviations from their
 * mean, a missing one as the mean and as a flag of its own.
 */
public record FeatureEncoding(List<Feature> features) implements Serializable {
    /** Rarer words than these share the place of none. */
    private static final int LEVELS_KEPT = 30;

    /** Farther out, a number says no more to the regression. */
    private static final double FARTHEST = 6;

    public FeatureEncoding {
        features = List.copyOf(features);
    }

    /** The columns as an encoding reads them: numbers as double, all else as text, in that order. */
    public static Column[] columns(Dataset<Row> rows, List<String> names) {
        return names.stream()
                .map(name -> {
                    DataType type = rows.schema().apply(name).dataType();
                    return type instanceof StringType
                            ? quoted(name)
                            : type.equals(DataTypes.BooleanType)
                                    ? quoted(name).cast("int").cast("double").as(name)
                                    : quoted(name).cast("double").as(name);
                })
                .toArray(Column[]::new);
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    /**
     * Learns means and words; what never varies is left out.
     *
     * @param rows with the columns as {@link #columns} makes them
     */
    public static FeatureEncoding fit(Dataset<Row> rows, List<String> names) {
        List<Column> asked = new ArrayList<>();
        asked.add(count(lit(1)));
        List<String> numbers = names.stream()
                .filter(name -> !(rows.schema().apply(name).dataType() instanceof StringType))
                .toList();
        for (String name : numbers) {
            asked.add(avg(quoted(name)));
            asked.add(stddev_pop(quoted(name)));
            asked.add(count(quoted(name)));
        }
        Row told = rows.agg(asked.get(0), asked.subList(1, asked.size()).toArray(Column[]::new))
                .head();
        long all = told.getLong(0);
        List<Feature> features = new ArrayList<>();
        for (String name : names) {
            int number = numbers.indexOf(name);
            if (number < 0) {
                List<Row> levels = rows.where(quoted(name).isNotNull())
                        .groupBy(quoted(name).as("level"))
                        .agg(count(lit(1)).as("times"))
                        .orderBy(desc("times"), col("level"))
                        .limit(LEVELS_KEPT)
                        .collectAsList();
                features.add(new Feature.Category(
                        name,
                        levels.stream().map(level -> level.getString(0)).toList(),
                        levels.stream()
                                .map(level -> level.getLong(1) / (double) all)
                                .toList()));
            } else if (!told.isNullAt(3 * number + 1)) {
                double deviation = told.getDouble(3 * number + 2);
                boolean isSometimesMissing = told.getLong(3 * number + 3) < all;
                if (deviation > 0 || isSometimesMissing) {
                    features.add(new Feature.Number(name, told.getDouble(3 * number + 1), Math.max(deviation, 1e-9)));
                }
            }
        }
        return new FeatureEncoding(features);
    }

    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** How many numbers the trees see. */
    public int width() {
        return features.stream().mapToInt(Feature::width).sum();
    }

    /** How many numbers the regression sees: the trees' and a flag per feature. */
    public int linearWidth() {
        return width() + features.size();
    }

    /** To which feature, by place, each of the trees' numbers belongs. */
    public int[] featureOf() {
        int[] places = new int[width()];
        int next = 0;
        for (int place = 0; place < features.size(); place++) {
            int width = features.get(place).width();
            Arrays.fill(places, next, next + width, place);
            next += width;
        }
        return places;
    }

    /**
     * What the trees see of a row.
     *
     * @param row has the features' columns, as {@link #columns} makes them
     * @param places where each feature stands in the row
     */
    public float[] trees(Row row, int[] places) {
        float[] numbers = new float[width()];
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            boolean isMissing = row.isNullAt(places[i]);
            if (features.get(i) instanceof Feature.Category category) {
                int level = isMissing ? -1 : category.levels().indexOf(row.getString(places[i]));
                if (level >= 0) {
                    numbers[next + level] = 1;
                }
                next += category.width();
            } else {
                numbers[next++] = isMissing ? Float.NaN : (float) row.getDouble(places[i]);
            }
        }
        return numbers;
    }

    /** Where each feature stands in rows of such a schema. */
    public int[] places(StructType schema) {
        return features.stream()
                .mapToInt(feature -> schema.fieldIndex(feature.name()))
                .toArray();
    }

    /** What the regression sees of the same row: mean 0 over the rows that the encoding was learnt on. */
    public double[] linear(float[] trees) {
        double[] numbers = new double[linearWidth()];
        int flag = width();
        int next = 0;
        for (Feature feature : features) {
            if (feature instanceof Feature.Number number) {
                boolean isMissing = Float.isNaN(trees[next]);
                double away = isMissing ? 0 : (trees[next] - number.mean()) / number.deviation();
                numbers[next++] = Math.max(-FARTHEST, Math.min(FARTHEST, away));
                numbers[flag] = isMissing ? 1 : 0;
            } else if (feature instanceof Feature.Category category) {
                for (int level = 0; level < category.width(); level++, next++) {
                    numbers[next] = trees[next] - category.shares().get(level);
                }
            }
            flag++;
        }
        return numbers;
    }
}
