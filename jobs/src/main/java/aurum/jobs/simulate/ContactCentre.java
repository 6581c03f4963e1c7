package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Customers and operator in touch over all channels. */
final class ContactCentre {

    /** Contacts a customer has in 30 days. */
    static final double CONTACTS_PER_30_DAYS = 0.6;

    static final double ASKS_ABOUT_SUSPENSION = 0.3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Weighted PURPOSES = Weighted.parse(
            "balance_enquiry:0.24 bill_enquiry:0.16 plan_change:0.1 top_up:0.14 fault_report:0.08 new_business:0.1 plan_enquiry:0.1 data_pack:0.08");
    private static final Weighted OWNERSHIP = Weighted.parse("own:0.4 partner:0.35 agent:0.25");
    private static final Map<Archetype, List<String>> WISHES = Map.of(
            Archetype.NIGHT_OWL, List.of("有没有夜间流量包？晚上流量总不够用", "希望推出夜间不限量套餐"),
            Archetype.VIDEO_FAN, List.of("看视频流量太贵，有没有视频定向流量", "希望有视频会员和流量的组合套餐"),
            Archetype.FAMILY, List.of("能不能一家人共享流量", "希望家庭套餐可以加孩子的手表卡"),
            Archetype.RURAL, List.of("老人用不惯智能机，有没有亲情关怀服务", "希望营业厅能下乡办理业务"),
            Archetype.SILENT, List.of("字太小看不清账单，能不能打电话告诉我", "希望有专人教老人用手机"),
            Archetype.BUSINESS, List.of("需要电子发票自动发到邮箱", "希望出差国际漫游可以按天包"));
    private static final List<String> ANYBODY =
            List.of("想查一下这个月的账单", "套餐余量在哪里看", "请帮我办理流量包", "Please tell me how to check my balance", "怎么开通电子账单");
    private static final List<String> LEAVING = List.of("我想办理停机保号", "销户需要什么手续", "合约到期了想问问怎么携号转网");

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final FeedFiles files;

    /** A contact that a touchpoint survey may ask about. */
    record Contact(Customer customer, String channel, String ownership, String store, boolean isSolved) {}

    ContactCentre(SimulationSettings settings, CustomerBase base, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.files = files;
    }

    /** Writes the day's contacts and tells of them. */
    List<Contact> day(int day) throws IOException {
        List<Contact> contacts = new ArrayList<>();
        int number = 0;
        for (Market market : base.markets()) {
            RandomStream random = RandomStream.of(settings.seed(), Topic.CONTACT, market.index(), day);
            int drawn = random.poisson(base.subscribers(market, day) * CONTACTS_PER_30_DAYS / 30);
            for (int i = 0; i < drawn; i++) {
                Customer customer = base.drawAny(market, day, random);
                if (customer != null) {
                    contacts.add(contact(customer, day, ++number, random));
                }
            }
        }
        return contacts;
    }

    private Contact contact(Customer customer, int day, int number, RandomStream random) throws IOException {
        Profile profile = base.profile(customer, day);
        String channel =
                Liking.of(settings, profile.traits(), customer.number()).draw(random);
        int leaves = base.lives().leaveDay(customer.market().index(), base.ordinal(customer));
        boolean aboutLeaving = leaves != Lives.NEVER && leaves - day < 40 && random.chance(ASKS_ABOUT_SUSPENSION);
        String purpose = aboutLeaving ? "suspension_enquiry" : PURPOSES.draw(random);
        boolean isStore = channel.equals("store");
        boolean isManned = isStore || channel.equals("hotline") || channel.equals("account_manager");
        String branch = customer.market().branch().id();
        String ownership = isStore ? OWNERSHIP.draw(random) : "";
        String store = isStore ? "S-%s-%s-%d".formatted(branch, ownership, 1 + random.below(4)) : "";
        boolean solved = random.chance(ownership.equals("agent") ? 0.7 : ownership.equals("partner") ? 0.8 : 0.87);
        boolean outbound = !aboutLeaving && random.chance(0.12);
        LocalDateTime at = settings.date(day).atTime(8, 0).plusSeconds(random.below(14 * 3600));
        files.row(
                "contacts",
                "K%s-%06d".formatted(settings.date(day).toString().replace("-", ""), number),
                customer.id(),
                TIME.format(at),
                channel,
                outbound ? "outbound" : "inbound",
                purpose,
                aboutLeaving ? "cancellation" : "",
                branch,
                store,
                ownership,
                channel.equals("account_manager") ? profile.accountManager() : "",
                isManned ? Handling.handler("customer_service", branch, random) : "",
                isManned ? String.valueOf((int) (40 * random.gamma(1.2))) : "",
                String.valueOf(20 + (int) (120 * random.gamma(1.5))),
                String.valueOf(solved),
                "",
                text(profile.traits().archetype(), aboutLeaving, customer, random));
        return new Contact(customer, channel, ownership, store, solved);
    }

    private static String text(Archetype archetype, boolean aboutLeaving, Customer customer, RandomStream random) {
        if (aboutLeaving) {
            return random.pick(LEAVING) + (random.chance(0.1) ? "，我的号码是" + customer.phone() : "");
        }
        if (!random.chance(0.33)) {
            return "";
        }
        return random.chance(0.5) && WISHES.containsKey(archetype)
                ? random.pick(WISHES.get(archetype))
                : random.pick(ANYBODY) + (random.chance(0.05) ? "，本人" + customer.name() : "");
    }
}
