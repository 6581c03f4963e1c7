package aurum.jobs.simulate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * How often, and when, customers complain about one category.
 *
 * @param id level-2 category of the catalog
 * @param rates relative rate by {@link ProductLine}, 0 where the line cannot have this complaint; only ratios matter
 * @param seasonAmplitude height of the yearly wave, 0 to 1
 * @param peakMonth month in whose middle the wave peaks, 1 to 12
 * @param weekdayStrength exponent on the weekday factors: 0 knows no weekday, above 1 swings more
 * @param holidayFactor factor on public holidays, in place of the weekday's
 * @param growthPerYear logarithmic growth of the rate
 */
record CategoryProfile(
        String id,
        double[] rates,
        double seasonAmplitude,
        int peakMonth,
        double weekdayStrength,
        double holidayFactor,
        double growthPerYear) {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int FIRST_RATE = 1;
    private static final int AFTER_RATES = FIRST_RATE + ProductLine.values().length;

    // category                2G   3G   4G   5G  broadb fixed iot   season peak weekday holiday growth
    private static final String TABLE =
            """
            data_charge_dispute   0.6  2.4  3.0  2.2  0    0    0.8    0.15  8  1.0  0.80 -0.05
            bill_unclear          2.0  2.0  1.8  1.8  1.6  2.4  1.0    0.10  1  1.2  0.60  0.00
            unsubscribed_charge   2.6  2.2  1.6  1.4  0.8  1.6  0.4    0.10 12  1.1  0.70 -0.10
            roaming_charge        0.8  0.9  0.8  1.0  0    0    0.3    0.45  2  0.6  1.40  0.05
            prepaid_balance       2.8  1.8  1.0  0.7  0.3  0.8  1.2    0.12  2  0.9  1.10 -0.05
            late_fee              1.0  0.8  0.6  0.5  0.7  1.4  0.4    0.08  3  1.2  0.50  0.00
            plan_confusing        1.4  1.6  1.8  2.4  1.2  1.0  0.5    0.10  6  1.0  0.75  0.10
            plan_not_as_promised  0.9  1.2  1.6  2.2  1.6  0.6  0.3    0.20  9  1.0  0.80  0.10
            plan_change_refused   1.2  1.4  1.5  1.2  0.8  0.6  0.2    0.10  9  1.1  0.60  0.05
            allowance_expired     0.4  1.0  1.2  1.2  0    0    0.4    0.20 12  0.9  0.70  0.00
            contract_terms        0.5  0.8  1.0  1.2  1.4  0.8  0.4    0.10  7  1.2  0.50  0.05
            no_signal             2.4  2.0  1.4  1.2  0    0    1.4    0.20  7  0.5  1.15 -0.05
            weak_indoor           1.6  1.8  1.6  2.0  0    0    0.6    0.15  1  0.5  1.10  0.10
            dropped_call          2.2  1.8  1.0  0.9  0    0.6  0.2    0.15  7  0.6  1.00 -0.10
            slow_data             0.6  2.4  2.0  1.6  0    0    0.5    0.20  8  0.5  1.20  0.00
            congestion            0.5  1.0  1.2  1.0  0    0    0.2    0.35  2  0.3  1.50  0.05
            high_speed_rail       0.2  0.4  0.7  0.8  0    0    0      0.50  2  0.3  1.80  0.15
            frequent_disconnect   0    0    0    0    6.0  2.0  0      0.30  7  0.4  1.20  0.00
            low_speed             0    0    0    0    4.5  0    0      0.20  8  0.4  1.25  0.05
            install_delay         0    0    0    0    3.0  1.0  0      0.30  9  1.0  0.60  0.00
            repair_delay          0    0    0    0    3.5  2.2  0      0.30  7  0.8  1.00  0.00
            cannot_unsubscribe    1.8  1.6  1.2  1.0  0.5  0.6  0.2    0.08  4  1.0  0.75 -0.05
            mobile_newspaper      0.8  0.6  0.3  0.1  0    0    0      0.05  5  0.9  0.80 -0.30
            content_quality       0.2  0.4  0.5  0.6  0.4  0    0      0.10  2  0.6  1.10  0.05
            video_call            0.1  0.4  0.3  0.4  0    0.1  0      0.10  2  0.7  1.20  0.00
            handset_setting       0.8  1.0  0.9  1.1  0    0.2  0.6    0.15 10  0.9  0.90  0.05
            handset_fault         0.7  0.7  0.6  0.6  0    0.3  0.3    0.15 11  0.9  0.80  0.00
            app_usage             0.1  0.5  0.9  1.2  0.6  0.1  0.3    0.10  6  0.8  0.95  0.15
            attitude              1.0  0.9  0.8  0.8  1.0  1.1  0.3    0.06  1  1.2  0.60  0.00
            wrong_explanation     1.0  1.0  1.1  1.2  1.2  1.0  0.4    0.06  9  1.1  0.65  0.05
            long_wait             1.3  1.0  0.8  0.7  1.0  1.4  0.3    0.15  2  1.3  0.80 -0.05
            no_callback           0.6  0.6  0.6  0.6  0.9  0.8  0.3    0.06  3  1.2  0.50  0.00
            process_runaround     0.7  0.7  0.7  0.7  1.0  0.9  0.5    0.06  3  1.2  0.50  0.05
            activation            0.5  0.6  0.6  0.9  0.8  0.5  1.2    0.15  9  1.2  0.60  0.00
            real_name             0.9  0.6  0.4  0.4  0.2  0.4  0.8    0.15  9  1.2  0.60 -0.10
            number_portability    0.6  0.8  1.0  0.9  0    0.2  0.1    0.10  5  1.1  0.60  0.10
            cancellation          1.2  0.9  0.7  0.5  0.8  1.4  0.6    0.12  6  1.2  0.55  0.00
            points                0.7  0.7  0.8  0.8  0.4  0.4  0      0.40 12  0.9  0.85  0.00
            spam_sms              1.4  1.3  1.2  1.1  0    0    0.3    0.20 11  0.6  1.00 -0.05
            spam_call             1.0  1.1  1.3  1.4  0    1.0  0      0.20 11  1.0  0.55  0.05
            """;

    static List<CategoryProfile> all() {
        return TABLE.lines().map(CategoryProfile::parse).toList();
    }

    double rate(ProductLine productLine) {
        return rates[productLine.ordinal()];
    }

    /** The yearly wave on a day: 1 + amplitude × cos(2π × (day of year − peak) ÷ 365.25). */
    double season(LocalDate date) {
        double peakDay = (peakMonth - 0.5) * DAYS_PER_YEAR / 12;
        return 1 + seasonAmplitude * StrictMath.cos(2 * Math.PI * (date.getDayOfYear() - peakDay) / DAYS_PER_YEAR);
    }

    private static CategoryProfile parse(String line) {
        String[] words = line.strip().split("\\s+");
        double[] rates = Arrays.stream(words, FIRST_RATE, AFTER_RATES)
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new CategoryProfile(
                words[0],
                rates,
                Double.parseDouble(words[AFTER_RATES]),
                Integer.parseInt(words[AFTER_RATES + 1]),
                Double.parseDouble(words[AFTER_RATES + 2]),
                Double.parseDouble(words[AFTER_RATES + 3]),
                Double.parseDouble(words[AFTER_RATES + 4]));
    }
}
