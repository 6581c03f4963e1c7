package aurum.jobs.statistics;

import java.util.Arrays;

/**
 * Weighted sums and cross products of rows: all that a linear model needs to know of them. Those of disjoint rows add up, so that a model of any union, and of any resample of whole blocks, costs nothing
 * of the rows.
 */
public final class CrossProducts {
    private final double[] origin;
    /** Lower triangle, row by row, of Σ weight · z · zᵀ with z = (1, values − origin). */
    private final double[] sums;

    private final double[] shifted;
    private long rows;

    /** @param origin one value per column, near its mean: what is subtracted before squaring, so that large numbers lose no digits; the same for all that are to be added up */
    public CrossProducts(double[] origin) {
        this.origin = origin;
        int size = origin.length + 1;
        this.sums = new double[size * (size + 1) / 2];
        this.shifted = new double[size];
    }

    /**
     * @param values one per column, none missing
     * @param weight more than 0
     */
    public void add(double[] values, double weight) {
        shifted[0] = 1;
        for (int i = 0; i < origin.length; i++) {
            shifted[i + 1] = values[i] - origin[i];
        }
        int place = 0;
        for (int i = 0; i < shifted.length; i++) {
            double weighted = weight * shifted[i];
            if (weighted == 0) {
                place += i + 1;
                continue;
            }
            for (int j = 0; j <= i; j++) {
                sums[place++] += weighted * shifted[j];
            }
        }
        rows++;
    }

    /** Adds the rows of another, each counted so many times. */
    public void add(CrossProducts other, int times) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times * other.sums[i];
        }
        rows += times * other.rows;
    }

    /** The same rows, the first columns only. */
    CrossProducts leading(int columns) {
        CrossProducts leading = new CrossProducts(Arrays.copyOf(origin, columns));
        // Rows of the triangle come in order of the columns, so the first columns are the first sums.
        System.arraycopy(sums, 0, leading.sums, 0, leading.sums.length);
        leading.rows = rows;
        return leading;
    }

    public CrossProducts empty() {
        return new CrossProducts(origin);
    }

    public long rows() {
        return rows;
    }

    public int columns() {
        return origin.length;
    }

    public double weight() {
        return sums[0];
    }

    public double mean(int column) {
        return origin[column] + sum(column + 1, 0) / sums[0];
    }

    private double sum(int i, int j) {
        return sums[i * (i + 1) / 2 + j];
    }

    /** Of the given columns, in their order; by weights that add up to 1. */
    public double[][] covariance(int... columns) {
        double[][] covariance = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                int i = Math.max(columns[a], columns[b]) + 1;
                int j = Math.min(columns[a], columns[b]) + 1;
                double value = (sum(i, j) - sum(i, 0) * sum(j, 0) / sums[0]) / sums[0];
                covariance[a][b] = value;
                covariance[b][a] = value;
            }
        }
        return covariance;
    }
}
