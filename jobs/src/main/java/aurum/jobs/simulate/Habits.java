package aurum.jobs.simulate;

/**
 * How much a customer uses on an average day, and what plan that leads to. A function of traits and product line; no file tells it.
 *
 * @param voiceMinutes minutes of calls a day
 * @param dataMegabytes data a day
 * @param onlineMinutes minutes online a day, of broadband; 0 for the other lines
 * @param silentShare share of days without any use
 */
record Habits(
        double voiceMinutes,
        double dataMegabytes,
        double videoShare,
        double nightShare,
        double onlineMinutes,
        double silentShare) {

    private static final double DAYS_PER_MONTH = 30;

    static Habits of(ProductLine line, Traits traits) {
        Archetype kind = traits.archetype();
        double minutes = 9 * kind.voice * traits.usage();
        double megabytes = kind.data * traits.usage();
        double silent = kind == Archetype.SILENT ? 0.25 : 0.04;
        return switch (line) {
            case MOBILE_2G -> new Habits(minutes, 0.6 * megabytes, 0, 0.1, 0, silent);
            case MOBILE_3G -> new Habits(minutes, 40 * megabytes, kind.videoShare / 2, kind.nightShare, 0, silent);
            case MOBILE_4G -> new Habits(minutes, 330 * megabytes, kind.videoShare, kind.nightShare, 0, silent);
            case MOBILE_5G -> new Habits(minutes, 900 * megabytes, kind.videoShare, kind.nightShare, 0, silent);
            case BROADBAND ->
                new Habits(0, 6000 * megabytes, kind.videoShare, kind.nightShare, 300 * traits.usage(), silent);
            case FIXED_LINE -> new Habits(0.6 * minutes, 0, 0, 0, 0, silent);
            case IOT -> new Habits(0, 2 * traits.usage(), 0, 0.3, 0, 0.02);
        };
    }

    double minutesPerMonth() {
        return voiceMinutes * DAYS_PER_MONTH * (1 - silentShare);
    }

    double megabytesPerMonth() {
        return dataMegabytes * DAYS_PER_MONTH * (1 - silentShare);
    }
}
