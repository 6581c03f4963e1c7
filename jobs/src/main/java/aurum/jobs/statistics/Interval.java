package aurum.jobs.statistics;

/**
 * An estimate and where the truth lies with 95 % confidence.
 *
 * @param low the lower end; NaN where nothing can be said
 * @param high the upper end; NaN where nothing can be said
 */
public record Interval(double value, double low, double high) {

    /** Of what cannot be told. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public boolean liesAbove(double other) {
        return low > other;
    }

    public boolean liesBelow(double other) {
        return high < other;
    }

    public boolean contains(double other) {
        return low <= other && other <= high;
    }

    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    public double width() {
        return high - low;
    }

    /** The same in other units. */
    public Interval times(double factor) {
        return factor >= 0
                ? new Interval(value * factor, low * factor, high * factor)
                : new Interval(value * factor, high * factor, low * factor);
    }
}
