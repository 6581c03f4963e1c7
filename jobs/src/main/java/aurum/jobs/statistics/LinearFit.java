package aurum.jobs.statistics;

/** The coefficients of a linear model from covariances, by sweeping one driver after the other (Beaton 1964); a driver that the earlier ones explain entirely gets none. */
final class LinearFit {
    private static final double NOTHING_NEW = 1e-9;

    private LinearFit() {}

    /**
     * @param covariance of the drivers and, last, the outcome
     * @return one per driver, in units of the outcome per unit of the driver
     */
    static double[] coefficients(double[][] covariance) {
        double[][] left = ExplainedVariance.correlation(covariance);
        int outcome = covariance.length - 1;
        boolean[] swept = new boolean[outcome];
        for (int driver = 0; driver < outcome; driver++) {
            double variance = left[driver][driver];
            if (variance <= NOTHING_NEW) {
                continue;
            }
            swept[driver] = true;
            double[] pivot = left[driver].clone();
            for (int i = 0; i <= outcome; i++) {
                if (i == driver) {
                    continue;
                }
                double factor = left[i][driver] / variance;
                double[] row = left[i];
                for (int j = 0; j <= outcome; j++) {
                    row[j] -= factor * pivot[j];
                }
                row[driver] = -factor;
            }
            for (int j = 0; j <= outcome; j++) {
                left[driver][j] = pivot[j] / variance;
            }
            left[driver][driver] = 1 / variance;
        }
        double[] coefficients = new double[outcome];
        for (int driver = 0; driver < outcome; driver++) {
            if (swept[driver]) {
                coefficients[driver] =
                        left[driver][outcome] * Math.sqrt(covariance[outcome][outcome] / covariance[driver][driver]);
            }
        }
        return coefficients;
    }
}
