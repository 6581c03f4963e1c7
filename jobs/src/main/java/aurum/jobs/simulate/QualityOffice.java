package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import aurum.jobs.simulate.ServiceQuality.Attribute;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Inspects the service every month, lets departments rate each other every quarter, and has the market surveyed beside the competitors. */
final class QualityOffice {

    /** How much better than one's own a competitor is on average, in points of 10. */
    static final Map<String, Double> COMPETITORS = new TreeMap<>(Map.of("competitor_a", 0.3, "competitor_b", -0.4));

    /** What competitor_a does worse than its average. */
    static final double ITS_WEAK_NETWORK = -0.7;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> DEPARTMENTS = List.of(
            "marketing", "network", "customer_service", "it", "value_added", "group_customer", "channel", "finance");
    /** Who serves colleagues better or worse than the average of 7.5. */
    private static final Map<String, Double> SERVES = Map.of("it", -1.2, "customer_service", 0.7, "network", -0.3);

    private static final List<String> RATED = List.of("cooperation", "timeliness", "quality");
    private static final Map<String, Attribute> STORE_ITEMS = Map.of(
            "greeting", Attribute.STORE_SERVICE,
            "waiting_time", Attribute.STORE_SERVICE,
            "explanation_of_plans", Attribute.PLAN_CHOICE,
            "handling_correct", Attribute.BUSINESS_HANDLING);
    private static final Map<String, Attribute> TESTS = Map.of(
            "download_speed", Attribute.DATA_SPEED,
            "indoor_coverage", Attribute.NETWORK_COVERAGE,
            "hotline_answer", Attribute.HOTLINE_SERVICE);

    private final SimulationSettings settings;
    private final ServiceQuality quality;
    private final List<OperatorCatalog.Branch> branches;
    private final FeedFiles files;

    QualityOffice(
            SimulationSettings settings,
            ServiceQuality quality,
            List<OperatorCatalog.Branch> branches,
            FeedFiles files) {
        this.settings = settings;
        this.quality = quality;
        this.branches = branches;
        this.files = files;
    }

    void day(int day) throws IOException {
        LocalDate date = settings.date(day);
        boolean isQuarterly = date.getMonthValue() % 3 == 2;
        if (date.getDayOfMonth() == 10) {
            for (OperatorCatalog.Branch branch : branches) {
                inspect(branch, day);
            }
        }
        if (date.getDayOfMonth() == 12 && isQuarterly) {
            rateEachOther(day);
        }
        if (date.getDayOfMonth() == 18 && isQuarterly) {
            surveyTheMarket(day);
        }
    }

    private RandomStream random(Topic topic, OperatorCatalog.Branch branch, int day) {
        return RandomStream.of(settings.seed(), topic, branches.indexOf(branch), day);
    }

    private void inspect(OperatorCatalog.Branch branch, int day) throws IOException {
        RandomStream random = random(Topic.INSPECTION, branch, day);
        String prefix = "V%s-%s".formatted(settings.date(day).toString().replace("-", ""), branch.id());
        for (String ownership : List.of("own", "partner", "agent")) {
            for (String item : new TreeMap<>(STORE_ITEMS).keySet()) {
                double level =
                        quality.level(branch, STORE_ITEMS.get(item), day) + ServiceQuality.OWNERSHIP.get(ownership);
                item(
                        prefix + "-" + ownership,
                        "mystery_shopping",
                        day,
                        "",
                        branch,
                        "store",
                        ownership,
                        "acceptance",
                        item,
                        level,
                        random);
            }
        }
        for (String item : new TreeMap<>(TESTS).keySet()) {
            double own = quality.level(branch, TESTS.get(item), day);
            item(prefix + "-test", "experience_test", day, "", branch, "", "", "fault_repair", item, own, random);
            for (Map.Entry<String, Double> competitor : COMPETITORS.entrySet()) {
                String id = prefix + "-test-" + competitor.getKey();
                double theirs = ServiceQuality.AVERAGE + competitor.getValue();
                item(
                        id,
                        "experience_test",
                        day,
                        competitor.getKey(),
                        branch,
                        "",
                        "",
                        "fault_repair",
                        item,
                        theirs,
                        random);
            }
        }
        double records = quality.level(branch, Attribute.COMPLAINT_HANDLING, day);
        item(
                prefix + "-records",
                "record_audit",
                day,
                "",
                branch,
                "hotline",
                "",
                "complaint_handling",
                "record_complete",
                records,
                random);
        item(
                prefix + "-records",
                "record_audit",
                day,
                "",
                branch,
                "hotline",
                "",
                "complaint_handling",
                "answered_in_time",
                records,
                random);
    }

    private void item(
            String inspection,
            String kind,
            int day,
            String operator,
            OperatorCatalog.Branch branch,
            String channel,
            String ownership,
            String stage,
            String item,
            double level,
            RandomStream random)
            throws IOException {
        long score = (long) Math.max(0, Math.min(100, Math.rint(10 * (level + 0.8 * random.normal()))));
        files.row(
                "inspections",
                inspection + "-" + item,
                inspection,
                kind,
                TIME.format(settings.date(day).atTime(10, 0).plusSeconds(random.below(20_000))),
                operator,
                branch.id(),
                kind.equals("experience_test") ? "network" : "customer_service",
                channel,
                ownership.isEmpty() ? "" : "S-%s-%s-1".formatted(branch.id(), ownership),
                ownership,
                stage,
                item,
                String.valueOf(score),
                "100",
                score < 60 ? "不达标，需整改" : "");
    }

    private void rateEachOther(int day) throws IOException {
        String wave = wave(day);
        for (OperatorCatalog.Branch branch : branches) {
            RandomStream random = random(Topic.RATING, branch, day);
            for (String rater : DEPARTMENTS) {
                for (String rated : DEPARTMENTS) {
                    for (String attribute : rater.equals(rated) ? List.<String>of() : RATED) {
                        double score = 7.5 + SERVES.getOrDefault(rated, 0.0) + 1.1 * random.normal();
                        files.row(
                                "internal_surveys",
                                "E%s-%s-%s-%s-%s".formatted(wave, branch.id(), rater, rated, attribute),
                                wave,
                                settings.date(day).toString(),
                                branch.id(),
                                rater,
                                rated,
                                attribute,
                                String.valueOf((long) ServiceQuality.whole(score)),
                                "");
                    }
                }
            }
        }
    }

    private void surveyTheMarket(int day) throws IOException {
        String wave = wave(day);
        for (OperatorCatalog.Branch branch : branches) {
            RandomStream random = random(Topic.RATING, branch, -day);
            for (Attribute attribute : Attribute.values()) {
                score(wave, day, "own", branch, attribute, quality.level(branch, attribute, day), random);
                for (String competitor : COMPETITORS.keySet()) {
                    score(wave, day, competitor, branch, attribute, level(competitor, attribute), random);
                }
            }
        }
    }

    private static double level(String competitor, Attribute attribute) {
        boolean isWeak = competitor.equals("competitor_a") && attribute.group == 0;
        return ServiceQuality.AVERAGE + COMPETITORS.get(competitor) + (isWeak ? ITS_WEAK_NETWORK : 0);
    }

    private void score(
            String wave,
            int day,
            String operator,
            OperatorCatalog.Branch branch,
            Attribute attribute,
            double level,
            RandomStream random)
            throws IOException {
        int responses = random.between(60, 240);
        double mean = Math.max(0, Math.min(10, level + 1.5 / Math.sqrt(responses) * random.normal()));
        files.row(
                "competitor_surveys",
                "Y%s-%s-%s-%s".formatted(wave, branch.id(), operator, attribute.id()),
                wave,
                settings.date(day).toString(),
                operator,
                branch.id(),
                attribute.id(),
                String.valueOf(Math.round(mean * 100) / 100.0),
                String.valueOf(responses));
    }

    private String wave(int day) {
        LocalDate date = settings.date(day);
        return date.getYear() + "Q" + (1 + (date.getMonthValue() - 1) / 3);
    }

    void tellTruth(Truth truth) throws IOException {
        CsvFile file = truth.table("service_quality.csv", "operator", "region", "attribute", "first_day", "last_day");
        for (Attribute attribute : Attribute.values()) {
            for (OperatorCatalog.Branch branch : branches) {
                file.row(
                        "own",
                        branch.id(),
                        attribute.id(),
                        Truth.decimal(quality.level(branch, attribute, 1)),
                        Truth.decimal(quality.level(branch, attribute, settings.days())));
            }
            for (String competitor : COMPETITORS.keySet()) {
                String level = Truth.decimal(level(competitor, attribute));
                file.row(competitor, "", attribute.id(), level, level);
            }
        }
        truth.finish("service_quality.csv", file);
    }
}
