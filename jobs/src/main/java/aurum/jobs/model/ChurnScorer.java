package aurum.jobs.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A model ready to score: what a {@link ChurnModel} says of rows, and why. Belongs to one thread. */
public final class ChurnScorer {
    private final ChurnModel model;
    private final BoosterScorer booster;
    private final int[] featureOf;

    /**
     * What a column adds to a row's log-odds, against the mean of the rows that the model was made on.
     *
     * @param feature its name
     * @param logOdds above 0 where it makes leaving more likely
     */
    public record Reason(String feature, double logOdds) {}

    public ChurnScorer(ChurnModel model) {
        this.model = model;
        this.featureOf = model.encoding().featureOf();
        this.booster = new BoosterScorer(model.booster());
    }

    /** Calibrated, 0 to 1. */
    public double[] probabilities(List<float[]> rows) {
        double share = model.boosterShare();
        double[] blend = share > 0 ? booster.logOdds(rows) : new double[rows.size()];
        for (int i = 0; i < blend.length; i++) {
            // Where one of the two has the whole say, the other is not asked.
            double rest = share < 1 ? (1 - share) * linear(rows.get(i)) : 0;
            blend[i] = model.calibration().probability(share * blend[i] + rest);
        }
        return blend;
    }

    private double linear(float[] row) {
        double[] numbers = model.encoding().linear(row);
        double sum = model.intercept();
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * model.coefficients()[i];
        }
        return sum;
    }

    /**
     * Why: every feature with what it adds, the strongest for leaving first. The trees' shares are SHAP values (Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for
     * trees").
     */
    public List<List<Reason>> reasons(List<float[]> rows) {
        float[][] trees = booster.contributions(rows);
        List<List<Reason>> all = new ArrayList<>();
        for (int i = 0; i < trees.length; i++) {
            all.add(reasons(trees[i], model.encoding().linear(rows.get(i))));
        }
        return all;
    }

    private List<Reason> reasons(float[] trees, double[] linear) {
        double[] sums = new double[model.encoding().features().size()];
        double rest = 1 - model.boosterShare();
        for (int i = 0; i < featureOf.length; i++) {
            sums[featureOf[i]] += model.boosterShare() * trees[i] + rest * linear[i] * model.coefficients()[i];
        }
        for (int feature = 0; feature < sums.length; feature++) {
            int flag = featureOf.length + feature;
            sums[feature] += rest * linear[flag] * model.coefficients()[flag];
        }
        return IntStream.range(0, sums.length)
                .mapToObj(i -> new Reason(model.encoding().features().get(i).name(), sums[i]))
                .sorted(Comparator.comparingDouble((Reason reason) -> -reason.logOdds()))
                .toList();
    }
}
