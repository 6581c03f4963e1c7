package aurum.jobs.model;

import aurum.jobs.statistics.IsotonicCalibration;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A fitted model, whole: everything that is needed to score a row again, as text. The same text gives the same scores wherever it is read.
 *
 * @param encoding how rows become numbers
 * @param settings how the trees were boosted
 * @param boosterShare share of the trees in the log-odds, 0 to 1; the rest is the regression's
 * @param booster XGBoost's own format (UBJSON)
 * @param coefficients of the regression, in log-odds
 * @param intercept of the regression
 * @param calibration from log-odds to probability, learnt out of fold
 */
public record ChurnModel(
        FeatureEncoding encoding,
        BoosterSettings settings,
        double boosterShare,
        byte[] booster,
        double[] coefficients,
        double intercept,
        IsotonicCalibration calibration) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no model
     */
    public static ChurnModel fromJson(String json) {
        try {
            return JSON.readValue(json, ChurnModel.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no model: " + e.getOriginalMessage(), e);
        }
    }
}
