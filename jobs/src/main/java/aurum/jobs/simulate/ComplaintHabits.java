package aurum.jobs.simulate;

import java.util.List;
import java.util.Map;

/** Through which channel, wanting what, how far and at what hour people complain. */
final class ComplaintHabits {

    static final Weighted CHANNELS = Weighted.parse(
            """
            store:0.12 hotline:0.46 ivr:0.04 website:0.07 sms:0.04 wap:0.05 kiosk:0.01
            account_manager:0.01 home_visit:0.01 messaging:0.03 app:0.16
            """);

    static final Weighted ESCALATIONS = Weighted.parse("none:0.930 supervisor:0.050 regulator:0.016 media:0.004");

    private static final Weighted HOURS = Weighted.parse(
            """
            0:4 1:2 2:1 3:1 4:1 5:2 6:6 7:14 8:38 9:72 10:84 11:70 12:42 13:44 14:66 15:76
            16:70 17:56 18:42 19:46 20:48 21:34 22:18 23:8
            """);

    private static final Weighted MONEY =
            Weighted.parse("refund:0.50 explanation:0.30 compensation:0.08 cancel:0.09 suggestion:0.03");
    private static final Weighted FAULT =
            Weighted.parse("repair:0.66 compensation:0.14 explanation:0.12 refund:0.04 suggestion:0.04");
    private static final Weighted UNWANTED = Weighted.parse("cancel:0.62 refund:0.22 explanation:0.10 suggestion:0.06");
    private static final Weighted CONDUCT =
            Weighted.parse("explanation:0.56 compensation:0.20 repair:0.08 refund:0.04 suggestion:0.12");

    private static final Map<String, Weighted> PURPOSES = Map.ofEntries(
            Map.entry("no_signal", FAULT),
            Map.entry("weak_indoor", FAULT),
            Map.entry("dropped_call", FAULT),
            Map.entry("slow_data", FAULT),
            Map.entry("congestion", FAULT),
            Map.entry("high_speed_rail", FAULT),
            Map.entry("frequent_disconnect", FAULT),
            Map.entry("low_speed", FAULT),
            Map.entry("install_delay", FAULT),
            Map.entry("repair_delay", FAULT),
            Map.entry("video_call", FAULT),
            Map.entry("handset_setting", FAULT),
            Map.entry("handset_fault", FAULT),
            Map.entry("app_usage", FAULT),
            Map.entry("activation", FAULT),
            Map.entry("cannot_unsubscribe", UNWANTED),
            Map.entry("mobile_newspaper", UNWANTED),
            Map.entry("content_quality", UNWANTED),
            Map.entry("cancellation", UNWANTED),
            Map.entry("spam_sms", UNWANTED),
            Map.entry("spam_call", UNWANTED),
            Map.entry("attitude", CONDUCT),
            Map.entry("wrong_explanation", CONDUCT),
            Map.entry("long_wait", CONDUCT),
            Map.entry("no_callback", CONDUCT),
            Map.entry("process_runaround", CONDUCT),
            Map.entry("plan_confusing", CONDUCT),
            Map.entry("plan_change_refused", CONDUCT),
            Map.entry("number_portability", CONDUCT),
            Map.entry("real_name", CONDUCT),
            Map.entry("points", CONDUCT));

    private ComplaintHabits() {}

    static List<String> purposes() {
        return List.of("refund", "explanation", "repair", "cancel", "compensation", "suggestion");
    }

    static String purpose(String category, RandomStream random) {
        return PURPOSES.getOrDefault(category, MONEY).draw(random);
    }

    /** Seconds since midnight. */
    static int secondOfDay(RandomStream random) {
        return Integer.parseInt(HOURS.draw(random)) * 3600 + random.below(3600);
    }
}
