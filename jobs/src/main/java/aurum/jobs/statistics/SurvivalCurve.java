package aurum.jobs.statistics;

import java.util.List;

/**
 * How many stay how long, from customers of whom most have not left yet: Kaplan &amp; Meier (1958), "Nonparametric estimation from incomplete observations". Customers who were there before the
 * observation began count from the age at which it began (left truncation).
 *
 * @param survival share that is still there after 0, 1, 2 … whole periods
 */
public record SurvivalCurve(double[] survival) {

    /**
     * Customers who were watched over the same ages.
     *
     * @param entered age, in whole periods, from which they were watched; 0 for from the beginning
     * @param ended age at which they left or were seen last, at least {@code entered}
     * @param left whether they left at that age; otherwise they were still there
     * @param count how many they are
     */
    public record Spell(int entered, int ended, boolean left, long count) {}

    public static SurvivalCurve of(List<Spell> spells) {
        int longest = spells.stream().mapToInt(Spell::ended).max().orElse(0);
        double[] atRisk = new double[longest + 2];
        double[] leaving = new double[longest + 1];
        for (Spell spell : spells) {
            // At risk at each age after the one they were first seen at, up to and with their last.
            atRisk[spell.entered + 1] += spell.count;
            atRisk[spell.ended + 1] -= spell.count;
            if (spell.left && spell.ended > spell.entered) {
                leaving[spell.ended] += spell.count;
            }
        }
        double[] survival = new double[longest + 1];
        double stay = 1;
        double watched = 0;
        survival[0] = 1;
        for (int age = 1; age <= longest; age++) {
            watched += atRisk[age];
            stay *= watched > 0 ? 1 - leaving[age] / watched : 1;
            survival[age] = stay;
        }
        return new SurvivalCurve(survival);
    }

    /** Share still there after so many periods; beyond the longest that was seen, as there. */
    public double after(int periods) {
        return survival[Math.max(0, Math.min(survival.length - 1, periods))];
    }

    /**
     * Periods that one of this age stays on average, of the next {@code horizon} ones. Beyond the longest age seen, leaving goes on at the mean rate seen so far.
     *
     * @return 0 to horizon
     */
    public double remaining(int age, int horizon) {
        int longest = survival.length - 1;
        double rate = longest == 0 ? 1 : Math.pow(Math.max(survival[longest], Double.MIN_NORMAL), 1.0 / longest);
        double stay = 1;
        double sum = 0;
        for (int ahead = 1; ahead <= horizon; ahead++) {
            int then = age + ahead;
            double before = survival[Math.min(longest, then - 1)];
            stay *= then <= longest && before > 0 ? survival[then] / before : rate;
            sum += stay;
        }
        return sum;
    }
}
