package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a count may depend on besides how many there are to complain: one row per time, the first column 1 for the level. Each effect is drawn towards none by a normal
 * prior, so that a short or thin series keeps to what is usual and a long one tells its own.
 */
public final class Covariates {
    private final double[][] rows;
    private final int[][] filled;
    private final double[] precision;
    private final int[] needs;

    /**
     * @param rows time × column
     * @param precision of each column's prior, 1 / variance; the level's is given with each series
     * @param needs how many times have to lie behind before a column can be told from the others, ascending
     */
    public Covariates(double[][] rows, double[] precision, int[] needs) {
        this.rows = rows;
        this.filled = Arrays.stream(rows).map(Covariates::filled).toArray(int[][]::new);
        this.precision = precision;
        this.needs = needs;
    }

    private static int[] filled(double[] row) {
        return IntStream.range(0, row.length).filter(column -> row[column] != 0).toArray();
    }

    double[] row(int time) {
        return rows[time];
    }

    /** The columns that are not 0 at a time; a day has one weekday of seven. */
    int[] filled(int time) {
        return filled[time];
    }

    double precision(int column) {
        return precision[column];
    }

    /** How many of the columns, from the first on, so many times can tell apart. */
    int columnsFor(int history) {
        return (int) Arrays.stream(needs).filter(need -> need <= history).count();
    }
}
