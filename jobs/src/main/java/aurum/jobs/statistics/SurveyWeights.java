package aurum.jobs.statistics;

/**
 * For how many customers an answer stands: the inverse of its sampling odds and of its response propensity, raked to the customer base.
 */
public final class SurveyWeights {
    private final double[] inverseOdds;
    private final double[] propensity;
    private final boolean[] answered;

    /**
     * @param samplingRate of everybody who was asked, more than 0 to 1
     * @param answered whether an answer came
     * @param groups that all who were asked are known by
     */
    public SurveyWeights(double[] samplingRate, boolean[] answered, Groups groups) {
        this.answered = answered;
        this.propensity = ResponsePropensity.of(groups, answered);
        this.inverseOdds = new double[answered.length];
        for (int unit = 0; unit < answered.length; unit++) {
            inverseOdds[unit] = 1 / samplingRate[unit];
        }
    }

    /** By unit, before raking; 0 where no answer came. */
    public double[] weights() {
        double[] weights = new double[answered.length];
        for (int unit = 0; unit < weights.length; unit++) {
            weights[unit] = answered[unit] ? inverseOdds[unit] / propensity[unit] : 0;
        }
        return weights;
    }

    /**
     * The weights if the answer itself decided: if, all else equal, each point more made an answer less likely by so much on the logistic scale. Nothing in the answers can tell whether it does; how far the score
     * moves shows how much depends on it (Kim &amp; Yu 2011, "A semiparametric estimation of mean functionals with nonignorable missing data").
     *
     * @param outcome by unit; read only where an answer came
     * @param slope less than 0 when the dissatisfied answer rather
     */
    public double[] ifSelective(double[] outcome, double slope) {
        double asked = 0;
        double came = 0;
        double tilted = 0;
        double middle = 0;
        for (int unit = 0; unit < answered.length; unit++) {
            asked += inverseOdds[unit];
            came += answered[unit] ? inverseOdds[unit] : 0;
            middle += answered[unit] ? inverseOdds[unit] * outcome[unit] : 0;
        }
        middle /= came;
        for (int unit = 0; unit < answered.length; unit++) {
            tilted += answered[unit] ? inverseOdds[unit] * silent(unit, outcome[unit] - middle, slope) : 0;
        }
        double[] weights = new double[answered.length];
        for (int unit = 0; unit < answered.length; unit++) {
            weights[unit] = answered[unit]
                    ? inverseOdds[unit] * (1 + (asked - came) / tilted * silent(unit, outcome[unit] - middle, slope))
                    : 0;
        }
        return weights;
    }

    /** For how many silent ones, in proportion, an answer stands. */
    private double silent(int unit, double above, double slope) {
        return (1 - propensity[unit]) / propensity[unit] * Math.exp(-slope * above);
    }
}
