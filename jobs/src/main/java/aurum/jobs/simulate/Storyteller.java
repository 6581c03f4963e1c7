package aurum.jobs.simulate;

import aurum.jobs.simulate.Phrasebook.Story;
import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.util.List;

/** Tells in the customer's words what a complaint is about. The same complaint is always told alike. */
final class Storyteller {

    private static final double CHINESE = 0.85;
    private static final double WITH_LINE_BREAKS = 0.08;
    private static final List<Integer> MEGABITS = List.of(100, 200, 300, 500, 1000);
    private static final List<String> TITLES_ZH = List.of("先生", "女士", "师傅", "经理");
    private static final List<String> TITLES_EN = List.of("Mr", "Ms");
    private static final List<String> SURNAMES_EN = List.of("Wang", "Li", "Zhang", "Chen", "Lin", "Zhou", "Xu", "He");
    /** Weights and digits of the check character (GB 11643, ISO 7064 MOD 11-2). */
    private static final int[] IDENTITY_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String IDENTITY_CHECKS = "10X98765432";
    /** A district that does not exist, so the identity numbers belong to nobody. */
    private static final String IDENTITY_DISTRICT = "990101";

    private final long seed;
    private final Phrasebook chinese = Phrasebook.chinese();
    private final Phrasebook english = Phrasebook.english();

    Storyteller(long seed) {
        this.seed = seed;
    }

    Story tell(Complaint complaint) {
        RandomStream random = RandomStream.of(seed, Topic.STORY, complaint.storyKey());
        Phrasebook phrases = random.chance(CHINESE) ? chinese : english;
        Story story = random.pick(phrases.stories().get(complaint.category()));
        String separator = random.chance(WITH_LINE_BREAKS) ? "\n" : phrases.separator();
        StringBuilder text = new StringBuilder();
        for (String part : List.of(random.pick(phrases.openings()), story.text(), random.pick(phrases.closings()))) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : separator);
                fill(part, phrases, complaint, random, text);
            }
        }
        return new Story(story.detail(), text.toString());
    }

    private static void fill(
            String template, Phrasebook phrases, Complaint complaint, RandomStream random, StringBuilder text) {
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            text.append(template, from, open);
            text.append(slot(template.substring(open + 1, close), phrases, complaint, random));
            from = close + 1;
        }
        text.append(template, from, template.length());
    }

    private static String slot(String name, Phrasebook phrases, Complaint complaint, RandomStream random) {
        return switch (name) {
            case "amount" -> amount(random);
            case "gigabytes" -> String.valueOf(random.between(1, 40));
            case "megabits" -> String.valueOf(random.pick(MEGABITS));
            case "days" -> String.valueOf(random.between(2, 20));
            case "hours" -> String.valueOf(random.between(2, 48));
            case "minutes" -> String.valueOf(random.between(8, 60));
            case "date" ->
                dateBefore(complaint.receivedAt().toLocalDate(), random).format(phrases.date());
            case "road" -> random.pick(phrases.roads());
            case "shop" -> random.pick(phrases.shops());
            case "plan" -> random.pick(phrases.plans());
            case "application" -> random.pick(phrases.applications());
            case "city" -> city(phrases, complaint);
            case "address" -> address(phrases, complaint, random);
            case "name" -> complaint.customer().name();
            case "phone" -> complaint.customer().phone();
            case "email" -> email(complaint.customer());
            case "agent" -> agent(phrases, random);
            case "other_phone" -> People.phone(random.next() >>> 20);
            case "identity" -> identity(random);
            case "plate" -> "沧%c%05d".formatted('A' + random.below(8), random.below(100_000));
            default -> throw new IllegalArgumentException("A story has the unknown slot {" + name + "}.");
        };
    }

    private static String amount(RandomStream random) {
        int yuan = random.between(1, 300);
        return random.chance(0.5) ? String.valueOf(yuan) : "%d.%02d".formatted(yuan, random.below(100));
    }

    private static LocalDate dateBefore(LocalDate date, RandomStream random) {
        return date.minusDays(random.between(0, 30));
    }

    private static String city(Phrasebook phrases, Complaint complaint) {
        OperatorCatalog.Branch branch = complaint.customer().market().branch();
        return phrases.isChinese() ? branch.labelZh() : branch.labelEn();
    }

    private static String address(Phrasebook phrases, Complaint complaint, RandomStream random) {
        String city = city(phrases, complaint);
        String road = random.pick(phrases.roads());
        int number = random.between(1, 299);
        int flat = random.between(1, 28) * 100 + random.between(1, 4);
        return phrases.isChinese()
                ? "%s市%s%d号%d单元%d室".formatted(city, road, number, random.between(1, 6), flat)
                : "Flat %d, %d %s, %s".formatted(flat, number, road, city);
    }

    private static String email(Customer customer) {
        return customer.email().isEmpty() ? "user" + customer.phone().substring(3) + "@example.com" : customer.email();
    }

    private static String agent(Phrasebook phrases, RandomStream random) {
        if (phrases.isChinese()) {
            return random.chance(0.4)
                    ? "工号%04d".formatted(random.below(10_000))
                    : People.surname(random) + random.pick(TITLES_ZH);
        }
        return random.pick(TITLES_EN) + " " + random.pick(SURNAMES_EN);
    }

    private static String identity(RandomStream random) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.below(20_000));
        String body = IDENTITY_DISTRICT + born.toString().replace("-", "") + "%03d".formatted(random.below(1000));
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += IDENTITY_WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + IDENTITY_CHECKS.charAt(sum % 11);
    }
}
