package aurum.jobs.statistics;

import java.util.stream.IntStream;

/**
 * Learns for whom a treatment does how much, from a treated group and a control group: the meta-learners of Künzel, Sekhon, Bickel &amp; Yu (2019), "Metalearners for estimating heterogeneous treatment effects using machine
 * learning", over {@link RidgeRegression}. A linear model needs cross products only, also of the effects that the X-learner imputes; so a model of any union of parts costs nothing of the rows.
 */
public enum UpliftLearner {
    /** Two models of the outcome, one of each group; the uplift is their difference. */
    T {
        @Override
        RidgeRegression learn(Group treated, Group control) {
            return treated.model().with(1, control.model(), -1);
        }
    },

    /**
     * What each customer would have done in the other group is told by that group's model; the effects so imputed are learnt in both groups, and their models weighed by the share that was treated. As here it is effects
     * that are drawn towards their mean, it claims less where groups are small or of unequal size.
     */
    X {
        @Override
        RidgeRegression learn(Group treated, Group control) {
            RidgeRegression ofTreated = treated.beyond(control.model()).model();
            RidgeRegression ofControl = control.beyond(treated.model()).model();
            double share = treated.rows / (treated.rows + control.rows);
            return ofTreated.with(1 - share, ofControl, -share);
        }
    };

    /**
     * The expected uplift as a model of the columns.
     *
     * @param treated cross products of the columns and, last, the outcome (1 or 0)
     * @param control the same of the control group
     */
    RidgeRegression learn(CrossProducts treated, CrossProducts control) {
        return learn(Group.of(treated), Group.of(control));
    }

    abstract RidgeRegression learn(Group treated, Group control);

    /** What a linear model needs to know of a group. */
    record Group(double[][] covariance, double[] means, double rows) {

        static Group of(CrossProducts sums) {
            int[] columns = IntStream.range(0, sums.columns()).toArray();
            return new Group(
                    sums.covariance(columns),
                    IntStream.of(columns).mapToDouble(sums::mean).toArray(),
                    sums.rows());
        }

        RidgeRegression model() {
            return RidgeRegression.of(covariance, means, rows);
        }

        /** The same rows, with what the outcome exceeds a model by in its place. */
        Group beyond(RidgeRegression model) {
            int outcome = means.length - 1;
            double[][] moved = new double[means.length][];
            for (int i = 0; i <= outcome; i++) {
                moved[i] = covariance[i].clone();
            }
            for (int i = 0; i < outcome; i++) {
                for (int j = 0; j < outcome; j++) {
                    moved[i][outcome] -= covariance[i][j] * model.effects()[j];
                }
                moved[outcome][i] = moved[i][outcome];
            }
            // Var(y − e·x) = Var(y) − Σ e (Cov(x, y) + Cov(x, y − e·x))
            for (int i = 0; i < outcome; i++) {
                moved[outcome][outcome] -= model.effects()[i] * (covariance[i][outcome] + moved[i][outcome]);
            }
            double[] movedMeans = means.clone();
            movedMeans[outcome] -= model.at(means);
            return new Group(moved, movedMeans, rows);
        }
    }
}
