package aurum.jobs.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * What each of several correlated drivers contributes to the R² of a linear model of an outcome; the contributions add up to it.
 *
 * <p>Up to {@link #EXACT} drivers: the gain in R² when a driver enters, averaged over all orders of entry (Lindeman, Merenda &amp; Gold 1980, "Introduction to bivariate and multivariate analysis"; Grömping
 * 2007, "Estimators of relative importance in linear regression based on variance decomposition"), which is Shapley's value. All 2^p subsets are visited as a tree in which each step sweeps only the drivers that
 * may still follow, most of the tree being leaves; an average over orders needs of each subset only its size and its R².
 *
 * <p>Above: relative weights by way of the closest orthogonal variables (Johnson 2000, "A heuristic method for estimating the relative weight of predictor variables in multiple regression").
 */
public final class ExplainedVariance {
    public static final int EXACT = 15;
    /** A driver of which the others leave no more than this share of its variance says nothing new. */
    private static final double NOTHING_NEW = 1e-9;

    private final int drivers;
    /** By depth: what is left of the correlations once the drivers of the path are accounted for; lower triangles, the outcome last. */
    private final double[][][] left;

    private final double[] entering;
    private final double[] absent;
    private final double[] containing;
    private double outside;

    private ExplainedVariance(double[][] correlation) {
        this.drivers = correlation.length - 1;
        this.left = new double[drivers + 1][][];
        this.left[0] = correlation;
        for (int depth = 1; depth <= drivers; depth++) {
            left[depth] = new double[drivers + 1][drivers + 1];
        }
        this.containing = new double[drivers];
        this.entering = new double[drivers + 1];
        this.absent = new double[drivers + 1];
        // Shares of the orders in which a given set of this size stands first, followed, or ended, by a given driver.
        double share = 1.0 / drivers;
        for (int size = 0; size < drivers; size++) {
            absent[size] = share;
            entering[size + 1] = share;
            share *= (size + 1.0) / (drivers - 1.0 - size);
        }
    }

    /**
     * @param covariance of the drivers and, last, the outcome
     * @return one contribution per driver; NaN when the outcome does not vary
     */
    public static double[] contributions(double[][] covariance) {
        int drivers = covariance.length - 1;
        double[] contributions = new double[drivers];
        if (covariance[drivers][drivers] <= 0) {
            Arrays.fill(contributions, Double.NaN);
            return contributions;
        }
        double[][] correlation = correlation(covariance);
        return drivers <= EXACT ? new ExplainedVariance(correlation).exact() : relativeWeights(correlation);
    }

    /** Nothing varies with a driver that does not vary. */
    static double[][] correlation(double[][] covariance) {
        int size = covariance.length;
        double[][] correlation = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                correlation[i][j] = scale > 0 ? covariance[i][j] / scale : 0;
            }
        }
        return correlation;
    }

    private double[] exact() {
        descend(0, 0, 0);
        double[] contributions = new double[drivers];
        for (int i = 0; i < drivers; i++) {
            contributions[i] = containing[i] - outside;
        }
        return contributions;
    }

    /** Visits all sets that continue the path, and gives the sum over them of R², weighted. */
    private double descend(int depth, int from, double explained) {
        double[][] parent = left[depth];
        double sum = 0;
        for (int driver = from; driver < drivers; driver++) {
            double[][] child = left[depth + 1];
            double variance = parent[driver][driver];
            double inverse = variance > NOTHING_NEW ? 1 / variance : 0;
            for (int i = driver + 1; i <= drivers; i++) {
                double[] row = parent[i];
                double[] swept = child[i];
                double factor = row[driver] * inverse;
                for (int j = driver + 1; j <= i; j++) {
                    swept[j] = row[j] - factor * parent[j][driver];
                }
            }
            double now = Math.max(explained, 1 - child[drivers][drivers]);
            outside += absent[depth + 1] * now;
            double subtree = (entering[depth + 1] + absent[depth + 1]) * now + descend(depth + 1, driver + 1, now);
            containing[driver] += subtree;
            sum += subtree;
        }
        return sum;
    }

    static double[] relativeWeights(double[][] correlation) {
        int drivers = correlation.length - 1;
        double[][] among = new double[drivers][];
        for (int i = 0; i < drivers; i++) {
            among[i] = Arrays.copyOf(correlation[i], drivers);
            among[i][i] = 1;
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(among, false));
        double[] roots = eigen.getRealEigenvalues();
        double[][] loading = new double[drivers][drivers];
        double[] coefficient = new double[drivers];
        for (int root = 0; root < drivers; root++) {
            if (roots[root] <= NOTHING_NEW) {
                continue;
            }
            double[] vector = eigen.getEigenvector(root).toArray();
            double withOutcome = 0;
            for (int i = 0; i < drivers; i++) {
                withOutcome += vector[i] * correlation[i][drivers];
                for (int j = 0; j < drivers; j++) {
                    loading[i][j] += Math.sqrt(roots[root]) * vector[i] * vector[j];
                }
            }
            for (int i = 0; i < drivers; i++) {
                coefficient[i] += vector[i] * withOutcome / Math.sqrt(roots[root]);
            }
        }
        double[] weights = new double[drivers];
        for (int i = 0; i < drivers; i++) {
            for (int j = 0; j < drivers; j++) {
                weights[i] += loading[i][j] * loading[i][j] * coefficient[j] * coefficient[j];
            }
        }
        return weights;
    }
}
