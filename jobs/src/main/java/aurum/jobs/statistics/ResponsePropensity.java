package aurum.jobs.statistics;

/**
 * How likely each unit that was asked answers, by what is known of all that were asked: logistic regression on groups, their effects drawn a little towards 0 so that small groups cannot run away (Little &amp; Rubin 2002,
 * "Statistical analysis with missing data", ch. 3). It mends what these groups explain; whether, of two customers of the same groups, the dissatisfied one answers rather, nothing that is known of both can
 * tell, see {@link SurveyWeights#ifSelective}.
 */
final class ResponsePropensity {
    /** Of a group's effect on the logistic scale: a standard deviation of 1 about 0. */
    private static final double PRECISION = 1;

    private static final int STEPS = 25;
    private static final double CLOSE_ENOUGH = 1e-8;
    /** No answer stands for more than twenty that were asked. */
    private static final double LEAST = 0.05;

    private ResponsePropensity() {}

    /** @return by unit, 0.05 to 1 */
    static double[] of(Groups groups, boolean[] answered) {
        int columns = groups.columns();
        double[] effects = new double[columns];
        for (int step = 0; step < STEPS; step++) {
            double[][] information = new double[columns][columns];
            double[] gradient = new double[columns];
            for (int unit = 0; unit < answered.length; unit++) {
                int[] filled = groups.columnsOf(unit);
                double p = logistic(effects, filled);
                double residual = (answered[unit] ? 1 : 0) - p;
                for (int i : filled) {
                    if (i < 0) {
                        continue;
                    }
                    gradient[i] += residual;
                    for (int j : filled) {
                        if (j >= 0 && j <= i) {
                            information[i][j] += p * (1 - p);
                        }
                    }
                }
            }
            for (int i = 1; i < columns; i++) {
                gradient[i] -= PRECISION * effects[i];
                information[i][i] += PRECISION;
            }
            Cholesky.factor(information);
            double[] change = Cholesky.solve(information, gradient);
            double largest = 0;
            for (int i = 0; i < columns; i++) {
                effects[i] += Math.max(-2, Math.min(2, change[i]));
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < CLOSE_ENOUGH) {
                break;
            }
        }
        double[] propensity = new double[answered.length];
        for (int unit = 0; unit < propensity.length; unit++) {
            propensity[unit] = Math.max(LEAST, logistic(effects, groups.columnsOf(unit)));
        }
        return propensity;
    }

    private static double logistic(double[] effects, int[] filled) {
        double exponent = 0;
        for (int column : filled) {
            exponent += column < 0 ? 0 : effects[column];
        }
        return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, exponent))));
    }
}
