package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Offers service products at key moments, by a channel, to all but a random control group, and tells what came of it. In worlds of more than two months one more product is launched when a third of the days is left. */
final class ServiceOffers {

    static final double OFFERS_PER_30_DAYS = 0.05;
    static final double CONTROL_SHARE = 0.15;

    /** Of the launched product alone. */
    static final double LAUNCH_OFFERS_PER_30_DAYS = 0.01;

    private static final int DAYS_WITHOUT_LAUNCH = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<Archetype> ALL = EnumSet.allOf(Archetype.class);

    /**
     * A service product: what share of customers uses something like it unasked, and by how much an offer raises that, for whom.
     *
     * @param effect added to {@code unasked} for those it is for, when offered through a channel of average liking
     */
    record Product(String id, String moment, double unasked, double effect, Set<Archetype> isFor, double yuan) {}

    static final List<Product> PRODUCTS = List.of(
            new Product("allowance_reminder", "allowance_80", 0.20, 0.18, ALL, 10),
            new Product(
                    "night_data",
                    "allowance_over",
                    0.05,
                    0.25,
                    EnumSet.of(Archetype.NIGHT_OWL, Archetype.YOUTH, Archetype.CAMPUS),
                    15),
            new Product("family_share", "new_baby_or_family", 0.06, 0.22, EnumSet.of(Archetype.FAMILY), 20),
            new Product("offers_news", "campaign_joined", 0.10, 0.00, ALL, 5),
            new Product("video_trial", "payment_done", 0.08, -0.05, EnumSet.of(Archetype.SILENT, Archetype.RURAL), 12));

    static final Product LAUNCHED = new Product("data_control", "allowance_over", 0.04, 0.10, ALL, 5);

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final FeedFiles files;
    /** Rows to send on later days: what was taken or used after the offer. */
    private final SortedMap<Integer, List<String[]>> later = new TreeMap<>();

    ServiceOffers(SimulationSettings settings, CustomerBase base, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.files = files;
    }

    void day(int day) throws IOException {
        List<String[]> due = later.remove(day);
        if (due != null) {
            for (String[] row : due) {
                files.row("service_deliveries", row);
            }
        }
        int number = offers(day, 0, Topic.OFFER, OFFERS_PER_30_DAYS, PRODUCTS);
        if (hasLaunch() && day >= launchDay()) {
            offers(day, number, Topic.LAUNCH, LAUNCH_OFFERS_PER_30_DAYS, List.of(LAUNCHED));
        }
    }

    private boolean hasLaunch() {
        return settings.days() > DAYS_WITHOUT_LAUNCH;
    }

    private int launchDay() {
        return settings.days() - settings.days() / 3;
    }

    /** @return the number of the last offer */
    private int offers(int day, int last, Topic topic, double per30Days, List<Product> products) throws IOException {
        int number = last;
        for (Market market : base.markets()) {
            RandomStream random = RandomStream.of(settings.seed(), topic, market.index(), day);
            int drawn = random.poisson(base.subscribers(market, day) * per30Days / 30);
            for (int i = 0; i < drawn; i++) {
                Customer customer = base.drawAny(market, day, random);
                if (customer != null) {
                    offer(products, customer, day, ++number, random);
                }
            }
        }
        return number;
    }

    /** Probability of use. */
    static double uses(Product product, Archetype archetype, double liking, boolean isControl) {
        double effect = isControl || !product.isFor().contains(archetype) ? 0 : product.effect() * (0.6 + 4 * liking);
        return Math.max(0.01, Math.min(0.95, product.unasked() + effect));
    }

    private void offer(List<Product> products, Customer customer, int day, int number, RandomStream random)
            throws IOException {
        Traits traits = Traits.of(settings, customer.market(), customer.number());
        Product product = random.pick(products);
        Liking liking = Liking.of(settings, traits, customer.number());
        String channel = random.chance(0.5) ? liking.draw(random) : "sms";
        boolean isControl = random.chance(CONTROL_SHARE);
        boolean uses = random.chance(uses(product, traits.archetype(), liking.of(channel), isControl));
        boolean takes = !isControl && (uses || random.chance(0.05));
        LocalDateTime moment = settings.date(day).atTime(8, 0).plusSeconds(random.below(8 * 3600));
        LocalDateTime offered = moment.plusMinutes(random.between(5, 300));
        String[] row = {
            "D%s-%06d".formatted(settings.date(day).toString().replace("-", ""), number),
            product.id(),
            customer.id(),
            customer.market().branch().id(),
            product.moment(),
            TIME.format(moment),
            TIME.format(offered),
            TIME.format(offered),
            channel,
            "",
            String.valueOf(isControl),
            "false",
            "false",
            "",
            "",
            ""
        };
        files.row("service_deliveries", row);
        int decided = day + random.between(1, 6);
        if ((uses || takes) && decided <= settings.days()) {
            String[] then = row.clone();
            String at = TIME.format(settings.date(decided).atTime(9, 0).plusSeconds(random.below(12 * 3600)));
            then[7] = at;
            then[11] = String.valueOf(takes);
            then[12] = String.valueOf(uses);
            then[13] = takes ? at : "";
            then[14] = uses ? String.valueOf(Math.round(product.yuan() * (50 + 100 * random.uniform())) / 100.0) : "";
            then[15] = takes && random.chance(0.3) ? String.valueOf(random.between(uses ? 6 : 3, 10)) : "";
            later.computeIfAbsent(decided, ignored -> new ArrayList<>()).add(then);
        }
    }

    void tellTruth(Truth truth) throws IOException {
        CsvFile file = truth.table(
                "service_effects.csv", "service_product", "archetype", "used_unasked", "effect_at_liking_0_1");
        List<Product> told = new ArrayList<>(PRODUCTS);
        if (hasLaunch()) {
            told.add(LAUNCHED);
        }
        for (Product product : told) {
            for (Archetype archetype : Archetype.values()) {
                file.row(
                        product.id(),
                        archetype.name().toLowerCase(java.util.Locale.ROOT),
                        Truth.decimal(uses(product, archetype, 0.1, true)),
                        Truth.decimal(uses(product, archetype, 0.1, false) - uses(product, archetype, 0.1, true)));
            }
        }
        truth.finish("service_effects.csv", file);
    }
}
