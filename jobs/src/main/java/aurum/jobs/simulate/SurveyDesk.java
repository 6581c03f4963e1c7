package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import aurum.jobs.simulate.ServiceQuality.Attribute;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks customers: after a contact or a complaint, every month, and twice a year at length. Whom it asks and who answers is not by pure chance. */
final class SurveyDesk {

    /** On the logistic scale, each point of satisfaction above 7 makes an answer less likely. */
    static final double LESS_LIKELY_PER_POINT = -0.3;

    /** What a round's rate is multiplied by at most. */
    static final double LARGEST_ODDS = 1.5;

    static final double PERIODIC_RATE = 0.04;
    static final double RESEARCH_RATE = 0.02;
    static final double AFTER_COMPLAINT_RATE = 0.5;
    static final double AFTER_CONTACT_RATE = 0.04;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double ASKED_LATELY = 0.10;
    private static final double NO_CONSENT = 0.08;
    private static final Map<Attribute, String> REASONS = Map.of(
            Attribute.NETWORK_COVERAGE, "no_signal",
            Attribute.CALL_QUALITY, "dropped_call",
            Attribute.DATA_SPEED, "slow_data",
            Attribute.BILLING_CLARITY, "bill_unclear",
            Attribute.PLAN_CHOICE, "plan_confusing",
            Attribute.VALUE_FOR_MONEY, "data_charge_dispute",
            Attribute.HOTLINE_SERVICE, "long_wait",
            Attribute.COMPLAINT_HANDLING, "no_callback",
            Attribute.STORE_SERVICE, "attitude",
            Attribute.BUSINESS_HANDLING, "wrong_explanation");
    private static final List<String> COMMENTS = List.of(
            "信号时好时坏，希望尽快解决",
            "套餐太复杂，看不懂",
            "客服态度不错，就是等得太久",
            "价格再便宜一点就好了",
            "Speed is fine, billing is hard to follow",
            "希望多给老用户优惠");

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final ServiceQuality quality;
    private final FeedFiles files;
    private final Map<String, double[]> waves = new TreeMap<>();
    private int number;

    /** What a survey is about. */
    private record Occasion(
            String kind,
            String wave,
            String channel,
            String ownership,
            String store,
            double rate,
            String stratum,
            double handling) {}

    SurveyDesk(SimulationSettings settings, CustomerBase base, ServiceQuality quality, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.quality = quality;
        this.files = files;
    }

    void day(int day, List<ComplaintBook.Entry> complaints, List<ContactCentre.Contact> contacts) throws IOException {
        number = 0;
        LocalDate date = settings.date(day);
        String month = date.toString().substring(0, 7);
        RandomStream random = RandomStream.of(settings.seed(), Topic.SURVEY, day);
        for (ComplaintBook.Entry entry : complaints) {
            if (entry.resolved() && random.chance(AFTER_COMPLAINT_RATE)) {
                Complaint complaint = entry.complaint();
                double days = Duration.between(complaint.receivedAt(), complaint.resolvedAt())
                                .toHours()
                        / 24.0;
                double handling = 1.0 - 0.35 * days - (complaint.escalation().equals("none") ? 0 : 1.5);
                ask(
                        complaint.customer(),
                        day,
                        new Occasion(
                                "touchpoint",
                                "",
                                complaint.channel(),
                                "",
                                "",
                                AFTER_COMPLAINT_RATE,
                                "complaint",
                                Math.max(-4, handling)));
            }
        }
        for (ContactCentre.Contact contact : contacts) {
            if (random.chance(AFTER_CONTACT_RATE)) {
                ask(
                        contact.customer(),
                        day,
                        new Occasion(
                                "touchpoint",
                                "",
                                contact.channel(),
                                contact.ownership(),
                                contact.store(),
                                AFTER_CONTACT_RATE,
                                "contact",
                                0));
            }
        }
        if (date.getDayOfMonth() == 15) {
            round(day, "periodic", month, PERIODIC_RATE, random);
        }
        if (date.getDayOfMonth() == 20 && date.getMonthValue() % 6 == 5) {
            round(day, "research", date.getYear() + (date.getMonthValue() < 7 ? "H1" : "H2"), RESEARCH_RATE, random);
        }
    }

    /** A sample by branch, with unequal odds; beside it, what the whole base would have answered. */
    private void round(int day, String kind, String wave, double rate, RandomStream random) throws IOException {
        double[] sums = waves.computeIfAbsent(kind + " " + wave, ignored -> new double[4]);
        for (Market market : base.markets()) {
            String branch = market.branch().id();
            double odds = samplingRate(market, rate);
            int asked = random.poisson(base.subscribers(market, day) * odds);
            for (int i = 0; i < asked; i++) {
                Customer customer = base.drawAny(market, day, random);
                if (customer != null) {
                    double overall = ask(customer, day, new Occasion(kind, wave, "", "", "", odds, branch, 0));
                    sums[0] += overall / odds;
                    sums[1] += 1 / odds;
                }
            }
        }
    }

    /** The odds of being asked differ between branches: half, as much, or half more than the round's rate. */
    static double samplingRate(Market market, double rate) {
        return rate * (LARGEST_ODDS - 1 + (market.index() / ProductLine.values().length) % 3 * 0.5);
    }

    /** How likely who is asked answers. */
    static double answering(Traits traits, double overall) {
        double logit =
                StrictMath.log(traits.openness() / (1 - traits.openness())) + LESS_LIKELY_PER_POINT * (overall - 7);
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Tells what the customer would answer, whether or not asked and answering. */
    private double ask(Customer customer, int day, Occasion occasion) throws IOException {
        RandomStream random = RandomStream.of(settings.seed(), Topic.ANSWER, customer.number(), day, ++number);
        Traits traits = Traits.of(settings, customer.market(), customer.number());
        String ownership = occasion.ownership().isEmpty() ? "own" : occasion.ownership();
        double[] experience = quality.experience(customer, traits, ownership, day, random);
        int handled = Attribute.COMPLAINT_HANDLING.ordinal();
        experience[handled] = ServiceQuality.whole(experience[handled] + occasion.handling());
        double overall = ServiceQuality.overall(experience, random);
        String notAsked = random.chance(ASKED_LATELY) ? "asked_lately" : random.chance(NO_CONSENT) ? "no_consent" : "";
        boolean answers = notAsked.isEmpty() && random.chance(answering(traits, overall));
        String id = "%s-%05d".formatted(settings.date(day).toString().replace("-", ""), number);
        LocalDateTime at = settings.date(day).atTime(20, 0).plusSeconds(random.below(3_600));
        files.row(
                "survey_invitations",
                "I" + id,
                customer.id(),
                occasion.kind(),
                occasion.wave(),
                TIME.format(at),
                occasion.kind().equals("research") ? "hotline" : "sms",
                customer.market().branch().id(),
                occasion.stratum(),
                Truth.decimal(occasion.rate()),
                String.valueOf(notAsked.isEmpty()),
                notAsked,
                answers ? "R" + id : "");
        if (answers) {
            answer(
                    "R" + id,
                    customer,
                    traits,
                    occasion,
                    experience,
                    overall,
                    at.plusMinutes(random.between(1, 120)),
                    random);
            double[] sums = waves.get(occasion.kind() + " " + occasion.wave());
            if (sums != null) {
                sums[2] += overall;
                sums[3]++;
            }
        }
        return overall;
    }

    private void answer(
            String id,
            Customer customer,
            Traits traits,
            Occasion occasion,
            double[] experience,
            double overall,
            LocalDateTime at,
            RandomStream random)
            throws IOException {
        String recommend = text(ServiceQuality.whole(overall + 0.8 * random.normal()));
        String repurchase = text(ServiceQuality.whole(overall + 0.4 + 0.9 * random.normal()));
        String reasons = overall < 6 ? reasons(experience) : "";
        String comment = random.chance(0.25) ? random.pick(COMMENTS) : "";
        List<Attribute> asked = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            if (!occasion.kind().equals("touchpoint") || attribute.group == 2 || attribute.group == 3) {
                asked.add(attribute);
            }
        }
        for (Attribute attribute : asked) {
            String expectation = text(quality.expectation(traits, attribute, random));
            files.row(
                    "surveys",
                    id + "-" + (attribute.ordinal() + 1),
                    id,
                    customer.id(),
                    occasion.kind(),
                    occasion.wave(),
                    TIME.format(at),
                    occasion.channel(),
                    occasion.store(),
                    occasion.ownership(),
                    "",
                    "",
                    customer.market().branch().id(),
                    customer.market().productLine().id,
                    attribute.id(),
                    expectation,
                    text(experience[attribute.ordinal()]),
                    text(overall),
                    recommend,
                    repurchase,
                    reasons,
                    comment);
        }
    }

    private static String reasons(double[] experience) {
        return String.join(
                ";",
                REASONS.keySet().stream()
                        .sorted(Comparator.comparingDouble((Attribute attribute) -> experience[attribute.ordinal()])
                                .thenComparing(Attribute::ordinal))
                        .limit(2)
                        .map(REASONS::get)
                        .toList());
    }

    private static String text(double whole) {
        return String.valueOf((long) whole);
    }

    /** Per round: the mean that weighting by odds would find if all answered, and that of those who did. */
    void tellTruth(Truth truth) throws IOException {
        CsvFile file =
                truth.table("survey_rounds.csv", "round", "mean_overall_of_all", "mean_overall_of_answers", "answers");
        for (Map.Entry<String, double[]> wave : waves.entrySet()) {
            double[] sums = wave.getValue();
            file.row(
                    wave.getKey(),
                    Truth.decimal(sums[0] / Math.max(1e-9, sums[1])),
                    Truth.decimal(sums[2] / Math.max(1, sums[3])),
                    text(sums[3]));
        }
        truth.finish("survey_rounds.csv", file);
        CsvFile drivers = truth.table("satisfaction_drivers.csv", "attribute", "weight", "kind");
        for (Attribute attribute : Attribute.values()) {
            drivers.row(
                    attribute.id(),
                    Truth.decimal(attribute.weight),
                    attribute == Attribute.BILLING_CLARITY
                            ? "basic"
                            : attribute == Attribute.INFORMATION_NOTICE ? "delight" : "linear");
        }
        truth.finish("satisfaction_drivers.csv", drivers);
    }
}
