package aurum.jobs.simulate;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * Something that makes customers complain more, or less, about some things in some places for some days.
 *
 * @param kind what it is
 * @param branches ids of the branches hit
 * @param lines product lines hit
 * @param categories ids of the categories complained about
 * @param fromDay the first day, from 1
 * @param toDay the last day
 * @param factor on the expected complaints
 * @param unnoticed what the factor would have been without a notice; equal to {@code factor} where none was sent
 * @param deviations of a hotspot, its size: so many standard deviations of a usual day in all that it hits; then {@code factor} follows from the day. Else 0
 * @param district the district of the disturbance, blank for the whole branch
 * @param beganAt when the disturbance began; null for what is no disturbance of the network
 */
record Incident(
        String id,
        Kind kind,
        Set<String> branches,
        Set<ProductLine> lines,
        Set<String> categories,
        int fromDay,
        int toDay,
        double factor,
        double unnoticed,
        double deviations,
        String district,
        LocalDateTime beganAt,
        LocalDateTime endedAt,
        String cause) {

    /** What kinds of things happen. */
    enum Kind {
        OUTAGE,
        PLANNED_WORK,
        PRICE_CHANGE,
        FOCUS_SHIFT,
        CAMPAIGN_THAT_WORKED,
        CAMPAIGN_THAT_DID_NOT,
        HOTSPOT;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean hits(Cell cell, int day) {
        return day >= fromDay
                && day <= toDay
                && branches.contains(cell.market().branch().id())
                && lines.contains(cell.market().productLine())
                && categories.contains(cell.category().id());
    }

    /** Of a hotspot, what its size makes of a day on which what it hits has this mean and variance. */
    Incident onDay(double mean, double variance) {
        double today = mean > 0 ? 1 + deviations * StrictMath.sqrt(variance) / mean : 1;
        return new Incident(
                id,
                kind,
                branches,
                lines,
                categories,
                fromDay,
                toDay,
                today,
                today,
                deviations,
                district,
                beganAt,
                endedAt,
                cause);
    }

    boolean isNetworkEvent() {
        return kind == Kind.OUTAGE || kind == Kind.PLANNED_WORK;
    }

    boolean hasNotice() {
        return unnoticed != factor;
    }
}
