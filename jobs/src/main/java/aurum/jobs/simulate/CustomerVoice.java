package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What customers agree to, and what they suggest. */
final class CustomerVoice {

    static final double SUGGESTIONS_PER_30_DAYS = 0.003;
    static final double WITHDRAWALS_PER_30_DAYS = 0.002;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Map<String, Double> AGREED = Map.of("marketing", 0.78, "survey", 0.92, "profiling", 0.7);
    private static final List<String> PURPOSES = List.of("marketing", "survey", "profiling");
    private static final Map<String, List<String>> SUGGESTIONS = Map.of(
            "night_data", List.of("建议推出夜间流量包", "A cheaper night data pack please"),
            "family_share", List.of("建议全家共享一个流量池", "建议家庭套餐可以自己加人"),
            "elder_care", List.of("建议增加老年人专属服务", "希望给老人设计大字账单"),
            "bill_unclear", List.of("账单能不能做得简单一点", "Please show charges by day on the bill"),
            "app_usage", List.of("应用里查余量要点五次，太麻烦", "希望应用能提前提醒流量快用完"));
    private static final List<String> TOPICS =
            SUGGESTIONS.keySet().stream().sorted().toList();

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final FeedFiles files;

    CustomerVoice(SimulationSettings settings, CustomerBase base, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.files = files;
    }

    /** On day 0 everybody decides, afterwards who joined the day before, and some think again. */
    void day(int day) throws IOException {
        for (Market market : base.markets()) {
            int known = day < 2 ? 0 : base.joined(market, day - 2);
            int joined = day == 0 ? base.initialCustomers(market) : base.joined(market, day - 1);
            for (int ordinal = day == 1 ? joined : known; ordinal < joined; ordinal++) {
                if (base.isActive(market, ordinal, day)) {
                    decide(base.number(market, ordinal), day);
                }
            }
            if (day > 0) {
                RandomStream random = RandomStream.of(settings.seed(), Topic.SUGGESTION, market.index(), day);
                withdraw(market, day, random);
                suggest(market, day, random);
            }
        }
    }

    private void decide(long number, int day) throws IOException {
        RandomStream random = RandomStream.of(settings.seed(), Topic.CONSENT, number);
        String at = TIME.format(settings.date(day).atTime(7, 0).plusSeconds(random.below(3_600)));
        for (String purpose : PURPOSES) {
            consent("C%09d".formatted(number), purpose, random.chance(AGREED.get(purpose)), at);
        }
    }

    private void withdraw(Market market, int day, RandomStream random) throws IOException {
        int drawn = random.poisson(base.subscribers(market, day) * WITHDRAWALS_PER_30_DAYS / 30);
        for (int i = 0; i < drawn; i++) {
            Customer customer = base.drawAny(market, day, random);
            if (customer != null) {
                String at = TIME.format(settings.date(day).atTime(12, 0).plusSeconds(random.below(20_000)));
                consent(customer.id(), random.pick(PURPOSES), false, at);
            }
        }
    }

    private void consent(String customerId, String purpose, boolean isGiven, String at) throws IOException {
        files.row("consents", customerId, purpose, "all", String.valueOf(isGiven), at);
    }

    private void suggest(Market market, int day, RandomStream random) throws IOException {
        int drawn = random.poisson(base.subscribers(market, day) * SUGGESTIONS_PER_30_DAYS / 30);
        for (int i = 0; i < drawn; i++) {
            Customer customer = base.drawAny(market, day, random);
            if (customer != null) {
                String topic = random.pick(TOPICS);
                files.row(
                        "suggestions",
                        "G%s-%d-%d".formatted(settings.date(day).toString().replace("-", ""), market.index(), i),
                        customer.id(),
                        TIME.format(settings.date(day).atTime(9, 0).plusSeconds(random.below(40_000))),
                        random.pick(List.of("customer_club", "website", "app", "store")),
                        market.branch().id(),
                        topic,
                        "new",
                        random.pick(SUGGESTIONS.get(topic)));
            }
        }
    }
}
