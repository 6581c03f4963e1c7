package aurum.jobs.simulate;

/** The kinds of people among the customers: how much they call, surf, watch and roam, and what they mind. Factors are relative to the average customer. */
enum Archetype {
    YOUTH(0.6, 1.8, 0.45, 0.25, 0.8, 0.7, 24),
    RURAL(1.5, 0.3, 0.15, 0.08, 0.4, 0.7, 52),
    CAMPUS(0.5, 2.0, 0.50, 0.35, 0.85, 0.9, 20),
    MIGRANT(1.3, 0.8, 0.30, 0.20, 0.5, 0.8, 36),
    FAMILY(1.0, 1.0, 0.30, 0.12, 0.6, 0.5, 41),
    BUSINESS(2.2, 1.2, 0.15, 0.10, 0.7, 0.2, 43),
    VIDEO_FAN(0.7, 2.6, 0.70, 0.25, 0.8, 0.5, 31),
    NIGHT_OWL(0.7, 1.6, 0.40, 0.60, 0.8, 0.5, 28),
    BARGAIN_HUNTER(0.9, 0.8, 0.30, 0.15, 0.6, 1.0, 39),
    SILENT(0.4, 0.3, 0.10, 0.10, 0.3, 0.4, 60);

    final double voice;
    final double data;
    /** Share of the data that is video, on average. */
    final double videoShare;
    /** Share of the data used from 23 to 7 o'clock, on average. */
    final double nightShare;
    /** How gladly they use digital channels, 0 to 1, on average. */
    final double digital;
    /** How much they mind prices, 0 to 1, on average. */
    final double priceSensitivity;

    final int age;

    Archetype(
            double voice,
            double data,
            double videoShare,
            double nightShare,
            double digital,
            double priceSensitivity,
            int age) {
        this.voice = voice;
        this.data = data;
        this.videoShare = videoShare;
        this.nightShare = nightShare;
        this.digital = digital;
        this.priceSensitivity = priceSensitivity;
        this.age = age;
    }
}
