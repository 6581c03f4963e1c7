package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Meters every active customer's use, day by day, and adds it up by month for the bill. A few numbers a customer are kept. */
final class UsageMeter {

    /** A trip away from home in any week, and in one with a public holiday. */
    static final double TRIP = 0.008;

    static final double HOLIDAY_TRIP = 0.05;
    /** What is left of use on the day before leaving. */
    static final double LEFT_BEFORE_LEAVING = 0.15;

    private static final double WEEKEND_DATA = 1.2;
    private static final double WEEKEND_VOICE = 0.8;

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final OperatorCalendar calendar;
    private final FeedFiles files;
    private final HabitStore[] habits;
    private final StringBuilder line = new StringBuilder(160);

    /** Habits and the month's sums of a market's customers, by ordinal. */
    private static final class HabitStore {
        final float[] voice;
        final float[] data;
        final float[] video;
        final float[] night;
        final float[] online;
        final float[] silent;
        final byte[] district;
        final float[] monthVoice;
        final float[] monthData;
        final float[] monthRoaming;

        HabitStore(int size) {
            voice = new float[size];
            data = new float[size];
            video = new float[size];
            night = new float[size];
            online = new float[size];
            silent = new float[size];
            district = new byte[size];
            monthVoice = new float[size];
            monthData = new float[size];
            monthRoaming = new float[size];
        }
    }

    UsageMeter(SimulationSettings settings, CustomerBase base, OperatorCalendar calendar, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.calendar = calendar;
        this.files = files;
        List<Market> markets = base.markets();
        this.habits = new HabitStore[markets.size()];
        for (Market market : markets) {
            int size = base.joined(market, settings.days());
            HabitStore store = new HabitStore(size);
            for (int ordinal = 0; ordinal < size; ordinal++) {
                Profile profile = base.profile(market, ordinal, base.joinDay(market, ordinal));
                Habits of = profile.habits();
                store.voice[ordinal] = (float) of.voiceMinutes();
                store.data[ordinal] = (float) of.dataMegabytes();
                store.video[ordinal] = (float) of.videoShare();
                store.night[ordinal] = (float) of.nightShare();
                store.online[ordinal] = (float) of.onlineMinutes();
                store.silent[ordinal] = (float) of.silentShare();
                store.district[ordinal] = (byte) profile.district();
            }
            habits[market.index()] = store;
        }
    }

    /** Minutes of calls since the last {@link #startMonth}. */
    double monthMinutes(Market market, int ordinal) {
        return habits[market.index()].monthVoice[ordinal];
    }

    double monthMegabytes(Market market, int ordinal) {
        return habits[market.index()].monthData[ordinal];
    }

    double monthRoamingMegabytes(Market market, int ordinal) {
        return habits[market.index()].monthRoaming[ordinal];
    }

    void startMonth() {
        for (HabitStore store : habits) {
            java.util.Arrays.fill(store.monthVoice, 0);
            java.util.Arrays.fill(store.monthData, 0);
            java.util.Arrays.fill(store.monthRoaming, 0);
        }
    }

    /** Writes the use of a day from 1 on. */
    void day(int day) throws IOException {
        LocalDate date = settings.date(day);
        String dateText = date.toString();
        String recordedAt = date.plusDays(1) + " 02:00:00";
        boolean weekend = date.getDayOfWeek().getValue() > 5;
        double trip = calendar.isHolidayWeek(date) ? HOLIDAY_TRIP : TRIP;
        for (Market market : base.markets()) {
            HabitStore store = habits[market.index()];
            int joined = base.joined(market, day);
            for (int ordinal = 0; ordinal < joined; ordinal++) {
                if (base.isActive(market, ordinal, day)) {
                    customerDay(market, store, ordinal, day, dateText, recordedAt, weekend, trip);
                }
            }
        }
    }

    private void customerDay(
            Market market,
            HabitStore store,
            int ordinal,
            int day,
            String date,
            String recordedAt,
            boolean weekend,
            double trip)
            throws IOException {
        long number = base.number(market, ordinal);
        RandomStream random = RandomStream.of(settings.seed(), Topic.USAGE, number, day);
        if (random.uniform() < store.silent[ordinal] || base.isSuspended(number, base.joinDay(market, ordinal), day)) {
            return;
        }
        double level = level(market, ordinal, day);
        double voice = store.voice[ordinal] * level * (weekend ? WEEKEND_VOICE : 1.08) * (0.3 + 1.4 * random.uniform());
        double data = store.data[ordinal] * level * (weekend ? WEEKEND_DATA : 0.92) * (0.3 + 1.4 * random.uniform());
        boolean isMobile = Incidents.MOBILE.contains(market.productLine());
        boolean away = isMobile
                && RandomStream.of(settings.seed(), Topic.TRIP, number, day / 7).uniform() < trip;
        double video = data * Math.min(0.95, store.video[ordinal] * (0.7 + 0.6 * random.uniform()));
        double night = data * Math.min(0.95, store.night[ordinal] * (0.7 + 0.6 * random.uniform()));
        long minutes10 = Math.round(voice * 10);
        long data1000 = Math.round(data * 1000);
        int calls = voice > 0 ? 1 + (int) (voice / 2.5) : 0;
        boolean voiceLine = store.voice[ordinal] > 0;
        boolean dataLine = store.data[ordinal] > 0;
        line.setLength(0);
        line.append('C');
        padded(number);
        line.append(',').append(date).append(',').append(recordedAt).append(',');
        line.append(market.branch().id())
                .append('-')
                .append(1 + store.district[ordinal])
                .append(',');
        decimal(voiceLine, minutes10, 10);
        decimal(voiceLine, Math.round(minutes10 * 0.12 * random.uniform() * 2), 10);
        whole(voiceLine, calls);
        whole(voiceLine, calls == 0 ? 0 : 1 + (int) (calls * 0.6 * random.uniform()));
        whole(voiceLine, random.uniform() < 0.06 * calls ? 1 : 0);
        whole(isMobile, (int) (4 * random.uniform() * random.uniform()));
        decimal(dataLine, data1000, 1000);
        decimal(dataLine, Math.round(video * 1000), 1000);
        decimal(dataLine, Math.round(night * 1000), 1000);
        decimal(isMobile, away ? Math.round(minutes10 * 0.8) : 0, 10);
        decimal(isMobile && dataLine, away ? Math.round(data1000 * 0.8) : 0, 1000);
        decimal(
                store.online[ordinal] > 0,
                Math.round(store.online[ordinal] * level * (0.3 + 1.4 * random.uniform())),
                1);
        line.setLength(line.length() - 1);
        files.line("usage", line);
        store.monthVoice[ordinal] += minutes10 / 10f;
        store.monthData[ordinal] += data1000 / 1000f;
        store.monthRoaming[ordinal] += away ? data1000 * 0.0008f : 0;
    }

    /** Use falls evenly to what is left on the day before leaving. */
    private double level(Market market, int ordinal, int day) {
        int leaves = base.lives().leaveDay(market.index(), ordinal);
        if (leaves == Lives.NEVER || leaves - day > 50) {
            return 1;
        }
        int from = base.lives().declineDay(market.index(), ordinal);
        return day < from
                ? 1
                : 1 - (1 - LEFT_BEFORE_LEAVING) * Math.min(1, (day - from + 1.0) / Math.max(1, leaves - from));
    }

    private void padded(long number) {
        String digits = Long.toString(number);
        line.append("000000000", 0, Math.max(0, 9 - digits.length())).append(digits);
    }

    private void whole(boolean applies, long value) {
        if (applies) {
            line.append(value);
        }
        line.append(',');
    }

    /** Without trailing zeros: 12.5, 0, 3.007. */
    private void decimal(boolean applies, long scaled, int scale) {
        if (applies) {
            line.append(scaled / scale);
            long rest = scaled % scale;
            if (rest != 0) {
                line.append('.');
                for (long unit = scale / 10; unit > 0 && rest > 0; unit /= 10) {
                    line.append((char) ('0' + rest / unit));
                    rest %= unit;
                }
            }
        }
        line.append(',');
    }
}
