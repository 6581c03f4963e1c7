package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.util.List;

/** Makes up who a customer is. Phones start with 154, which is assigned to nobody; e-mail domains are those reserved for examples. */
final class People {

    private static final List<String> SURNAMES = characters(
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方白邹孟熊秦邱江尹薛闫段雷侯龙陶贺毛郝龚邵万钱严覃武戴莫孔向汤");
    private static final List<String> GIVEN =
            characters("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍鹏辉红梅建文博宇浩然子轩梓涵欣怡雨思佳晨曦嘉琪睿诗语俊天成志远海燕春晓东雪琳凯丹婷波斌慧颖倩莹");
    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.net", "example.org");
    private static final double HAS_EMAIL = 0.35;
    private static final long PHONE_NUMBERS = 100_000_000;
    /** Odd and no multiple of 5, so it permutes the phone numbers: no two customers share one. */
    private static final long PHONE_STEP = 61_803_399;

    private final SimulationSettings settings;

    People(SimulationSettings settings) {
        this.settings = settings;
    }

    /** @param joinDay 0 for those who were there at the start, whose activation lies anywhere in their product line's past */
    Customer customer(Market market, long number, int joinDay) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.PERSON, number);
        String name = name(random);
        String phone = phone(number);
        String email = random.chance(HAS_EMAIL) ? "user" + phone.substring(3) + "@" + random.pick(MAIL_DOMAINS) : "";
        String level = CustomerBase.LEVELS.draw(random);
        String otherLevel = neighbour(level, random);
        LocalDate activated = joinDay > 0 ? settings.date(joinDay) : activatedBefore(market.productLine(), random);
        return new Customer(market, number, name, phone, email, activated, level, otherLevel);
    }

    static String name(RandomStream random) {
        String given = random.pick(GIVEN);
        return random.pick(SURNAMES) + (random.chance(0.75) ? given + random.pick(GIVEN) : given);
    }

    static String surname(RandomStream random) {
        return random.pick(SURNAMES);
    }

    /** The phone number of a customer, or of anybody when the number is random. */
    static String phone(long number) {
        return "154%08d".formatted(Math.floorMod(number * PHONE_STEP + 20_260_101, PHONE_NUMBERS));
    }

    private LocalDate activatedBefore(ProductLine line, RandomStream random) {
        int oldestDays = line.oldestYears * 365;
        double youngish = random.uniform() * (0.5 + 0.5 * random.uniform());
        return settings.date(0).minusDays(1 + (long) (youngish * oldestDays));
    }

    private static String neighbour(String level, RandomStream random) {
        List<String> levels = CustomerBase.LEVELS.ids();
        int index = levels.indexOf(level);
        boolean up = index == levels.size() - 1 || (index > 0 && random.chance(0.5));
        return levels.get(up ? index - 1 : index + 1);
    }

    private static List<String> characters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }
}
