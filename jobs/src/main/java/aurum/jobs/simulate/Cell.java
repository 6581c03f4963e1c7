package aurum.jobs.simulate;

/**
 * The truth about one region × product line × category.
 *
 * @param index place among all cells, from 0
 * @param baseRatePer10k complaints per 10,000 subscribers and 30 days on an ordinary day at the start
 * @param overdispersion variance of a day's count ÷ its mean, 1 to 3
 * @param growthPerYear logarithmic growth of the rate
 */
record Cell(
        int index,
        Market market,
        CategoryProfile category,
        double baseRatePer10k,
        double overdispersion,
        double growthPerYear) {

    Cell withBaseRate(double newBaseRatePer10k) {
        return new Cell(index, market, category, newBaseRatePer10k, overdispersion, growthPerYear);
    }
}
