package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a complaint is handled: what is asked for, what is done, by whom, on which way, and whether the customer is satisfied with it. A function of seed and complaint.
 *
 * @param isSatisfied what the customer says when the complaint is resolved
 * @param events in order of time; those that lie after the last day will not be told
 */
record Handling(
        String resolutionAsked,
        String reasonableness,
        String resolution,
        double refundYuan,
        String acceptance,
        boolean isSatisfied,
        String department,
        String handler,
        List<Event> events) {

    /** Probability, on the logistic scale, of being satisfied with an answer on the first day, without hand-offs. */
    static final double SATISFIED = 1.6;
    /** Per natural logarithm of the days it took. */
    static final double PER_LOG_DAY = -0.55;

    static final double PER_HAND_OFF = -0.7;
    static final double WHEN_GRANTED = 0.9;
    static final double WHEN_ESCALATED = -0.8;

    private static final Weighted REASONABLE = Weighted.parse("reasonable:0.62 partly:0.25 unreasonable:0.13");
    private static final Weighted HAND_OFFS = Weighted.parse("0:0.62 1:0.28 2:0.10");
    private static final Map<String, String> ASKED = Map.of(
            "refund", "refunded",
            "explanation", "explained",
            "repair", "repaired",
            "cancel", "cancelled",
            "compensation", "gift",
            "suggestion", "explained");
    private static final List<String> OTHER_DEPARTMENTS =
            List.of("network", "it", "marketing", "finance", "channel", "value_added");
    static final int HANDLERS = 3;

    /** Something that happened on the way. */
    record Event(String event, LocalDateTime at, String department, String handler) {}

    static Handling of(SimulationSettings settings, Complaint complaint, Map<String, String> departments) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.JOURNEY, complaint.storyKey());
        String branch = complaint.customer().market().branch().id();
        String owner = departments.getOrDefault(complaint.category(), "customer_service");
        String asked = ASKED.get(complaint.purpose());
        String reasonableness = REASONABLE.draw(random);
        boolean granted = random.chance(
                reasonableness.equals("reasonable") ? 0.85 : reasonableness.equals("partly") ? 0.5 : 0.15);
        String resolution =
                complaint.escalation().equals("none") || granted ? (granted ? asked : "explained") : "escalated";
        double refund = resolution.equals("refunded") ? random.between(1, 200) : 0;
        int handOffs = Integer.parseInt(HAND_OFFS.draw(random));
        List<Event> events = new ArrayList<>();
        events.add(new Event(
                "accepted", complaint.receivedAt(), "customer_service", handler("customer_service", branch, random)));
        double days = complaint.resolvedAt() == null
                ? 20
                : Duration.between(complaint.receivedAt(), complaint.resolvedAt())
                                .toMinutes()
                        / 1440.0;
        String department = owner;
        String handler = handler(owner, branch, random);
        if (handOffs > 0) {
            department = random.pick(OTHER_DEPARTMENTS);
            handler = handler(department, branch, random);
        }
        for (int step = 0; step <= handOffs; step++) {
            LocalDateTime at = after(complaint.receivedAt(), days * (0.05 + 0.85 * step / (handOffs + 1)));
            events.add(new Event("dispatched", at, department, handler));
            if (step < handOffs) {
                LocalDateTime back =
                        after(complaint.receivedAt(), days * (0.05 + 0.85 * (step + 0.8) / (handOffs + 1)));
                events.add(new Event(
                        "returned", back, "customer_service", events.get(0).handler()));
                department = step == handOffs - 1 ? owner : random.pick(OTHER_DEPARTMENTS);
                handler = handler(department, branch, random);
            }
        }
        if (!complaint.escalation().equals("none")) {
            events.add(new Event("escalated", after(complaint.receivedAt(), days * 0.93), department, handler));
        }
        double score = SATISFIED
                + PER_LOG_DAY * StrictMath.log(Math.max(1, days))
                + PER_HAND_OFF * handOffs
                + (granted ? WHEN_GRANTED : 0)
                + (complaint.escalation().equals("none") ? 0 : WHEN_ESCALATED);
        boolean satisfied = random.chance(1 / (1 + StrictMath.exp(-score)));
        String acceptance = satisfied ? "accepted" : random.chance(0.6) ? "reluctantly" : "refused";
        if (complaint.resolvedAt() != null) {
            events.add(new Event("resolved", complaint.resolvedAt(), department, handler));
            boolean calledBack = random.chance(0.85);
            LocalDateTime back = complaint
                    .resolvedAt()
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(9, 0)
                    .plusSeconds(random.below(28_800));
            if (calledBack) {
                events.add(new Event(
                        "called_back", back, "customer_service", events.get(0).handler()));
            }
            events.add(new Event(
                    "closed",
                    back.plusMinutes(5),
                    "customer_service",
                    events.get(0).handler()));
        }
        return new Handling(
                asked,
                reasonableness,
                resolution,
                refund,
                acceptance,
                satisfied,
                department,
                handler,
                List.copyOf(events));
    }

    static String handler(String department, String branch, RandomStream random) {
        return handlerId(department, branch, random.below(HANDLERS));
    }

    static String handlerId(String department, String branch, int index) {
        return "H-%s-%s-%d".formatted(department, branch, index + 1);
    }

    private static LocalDateTime after(LocalDateTime start, double days) {
        return start.plusSeconds((long) (days * 86_400));
    }
}
