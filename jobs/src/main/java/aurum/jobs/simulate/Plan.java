package aurum.jobs.simulate;

import java.util.Map;

/**
 * A plan of the catalog.
 *
 * @param voiceMinutes minutes included a month, 0 for none
 * @param dataMegabytes data included a month, 0 for none
 */
record Plan(
        String id,
        String productLine,
        double monthlyFee,
        double voiceMinutes,
        double dataMegabytes,
        double yuanPerMinute,
        double yuanPerGigabyte,
        boolean hasContract) {

    private static final double MEGABYTES_PER_GIGABYTE = 1000;

    static Plan of(Map<String, String> row) {
        return new Plan(
                row.get("id"),
                row.get("product_line"),
                number(row, "monthly_fee_yuan"),
                number(row, "voice_allowance_minutes"),
                number(row, "data_allowance_megabytes"),
                number(row, "voice_yuan_per_minute"),
                number(row, "data_yuan_per_gigabyte"),
                Boolean.parseBoolean(row.get("has_contract")));
    }

    /** What calls beyond the plan cost, in yuan. */
    double voiceCharge(double minutes) {
        return Math.max(0, minutes - voiceMinutes) * yuanPerMinute;
    }

    /** What data beyond the plan costs, in yuan. */
    double dataCharge(double megabytes) {
        return Math.max(0, megabytes - dataMegabytes) / MEGABYTES_PER_GIGABYTE * yuanPerGigabyte;
    }

    /** A month's cost at that use, in yuan. */
    double cost(double minutes, double megabytes) {
        return monthlyFee + voiceCharge(minutes) + dataCharge(megabytes);
    }

    private static double number(Map<String, String> row, String column) {
        String text = row.get(column);
        return text == null || text.isBlank() ? 0 : Double.parseDouble(text);
    }
}
