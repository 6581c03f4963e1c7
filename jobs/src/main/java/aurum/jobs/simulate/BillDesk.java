package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Sends bills on the first of each month for the month before, and once more on the day each is paid. */
final class BillDesk {

    /** Share of bills that are never paid. */
    static final double NEVER_PAID = 0.02;

    private static final int SHORTEST_MONTH_BILLED = 25;
    private static final int DUE_DAY = 20;
    private static final double VALUE_ADDED = 0.2;
    private static final double YUAN_PER_ROAMING_GIGABYTE = 30;
    private static final Weighted PAID_THROUGH =
            Weighted.parse("app:0.4 wap:0.15 store:0.15 website:0.1 kiosk:0.08 ivr:0.07 sms:0.05");

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final UsageMeter meter;
    private final FeedFiles files;
    /** By market and ordinal: minutes, megabytes and megabytes roaming of the month that is billed. */
    private final float[][][] billed;

    BillDesk(SimulationSettings settings, CustomerBase base, UsageMeter meter, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.meter = meter;
        this.files = files;
        this.billed = new float[base.markets().size()][][];
    }

    /** Writes what happens on a day; to be told before the day's use is metered. */
    void day(int day) throws IOException {
        LocalDate date = settings.date(day);
        LocalDate month = date.withDayOfMonth(1).minusMonths(1);
        boolean isBilled = ChronoUnit.DAYS.between(settings.date(1), month.plusMonths(1)) >= SHORTEST_MONTH_BILLED;
        if (date.getDayOfMonth() == 1) {
            takeSums();
            meter.startMonth();
        }
        if (!isBilled) {
            return;
        }
        int firstOfMonth = day - date.getDayOfMonth() + 1;
        for (Market market : base.markets()) {
            float[][] sums = billed[market.index()];
            for (int ordinal = 0; ordinal < sums[0].length; ordinal++) {
                if (base.lives().leaveDay(market.index(), ordinal) > firstOfMonth
                        && base.joinDay(market, ordinal) < firstOfMonth) {
                    bill(market, ordinal, date, month, firstOfMonth);
                }
            }
        }
    }

    private void takeSums() {
        for (Market market : base.markets()) {
            int size = base.joined(market, settings.days());
            float[][] sums = new float[3][size];
            for (int ordinal = 0; ordinal < size; ordinal++) {
                sums[0][ordinal] = (float) meter.monthMinutes(market, ordinal);
                sums[1][ordinal] = (float) meter.monthMegabytes(market, ordinal);
                sums[2][ordinal] = (float) meter.monthRoamingMegabytes(market, ordinal);
            }
            billed[market.index()] = sums;
        }
    }

    private void bill(Market market, int ordinal, LocalDate date, LocalDate month, int firstOfMonth)
            throws IOException {
        long number = base.number(market, ordinal);
        RandomStream random = RandomStream.of(settings.seed(), Topic.PAYMENT, number, month.toEpochDay());
        int paidOn = random.chance(NEVER_PAID) ? 0 : random.between(2, 28);
        boolean isIssued = date.getDayOfMonth() == 1;
        if (!isIssued && date.getDayOfMonth() != paidOn) {
            return;
        }
        Profile profile = base.profile(market, ordinal, firstOfMonth - 1);
        Plan plan = profile.plan();
        float[][] sums = billed[market.index()];
        long voice = cents(plan.voiceCharge(sums[0][ordinal]));
        long data = cents(plan.dataCharge(sums[1][ordinal]));
        long video = profile.traits().archetype() == Archetype.VIDEO_FAN ? 1000 : 0;
        long valueAdded = random.chance(VALUE_ADDED) ? 500 : 0;
        long roaming = cents(sums[2][ordinal] / 1000 * YUAN_PER_ROAMING_GIGABYTE);
        long fee = cents(plan.monthlyFee());
        long discount = random.chance(0.15) ? fee / 10 : 0;
        long total = fee + voice + data + video + valueAdded + roaming - discount;
        String paidAt = "%s %02d:%02d:00".formatted(date, 9 + random.below(12), random.below(60));
        files.row(
                "bills",
                "B%s-%09d".formatted(month.toString().substring(0, 7).replace("-", ""), number),
                "C%09d".formatted(number),
                month.toString(),
                isIssued ? date + " 06:00:00" : paidAt,
                plan.id(),
                yuan(fee),
                yuan(voice),
                yuan(data),
                yuan(video),
                yuan(valueAdded),
                yuan(roaming),
                yuan(discount),
                yuan(total),
                plan.dataMegabytes() > 0 ? String.valueOf((long) plan.dataMegabytes()) : "",
                plan.voiceMinutes() > 0 ? String.valueOf((long) plan.voiceMinutes()) : "",
                profile.isPrepaid() ? yuan(random.below(5_000)) : "",
                date.withDayOfMonth(DUE_DAY).toString(),
                isIssued ? "" : paidAt,
                isIssued ? "" : PAID_THROUGH.draw(random));
    }

    private static long cents(double yuan) {
        return Math.round(yuan * 100);
    }

    private static String yuan(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
