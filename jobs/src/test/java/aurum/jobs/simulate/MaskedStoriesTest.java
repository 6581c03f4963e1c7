package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.simulate.OperatorCatalog.Branch;
import aurum.jobs.simulate.RandomStream.Topic;
import aurum.jobs.text.PersonalData;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The make-believe operator knows whom a story names: nothing of it is left when the story is masked. */
class MaskedStoriesTest {
    private static final int STORIES = 40;
    private static final Map<String, Pattern> FORMS = Map.of(
            "identity", Pattern.compile("990101\\d{11}[0-9X]"),
            "plate", Pattern.compile("沧[A-H]\\d{5}"),
            "other phone", Pattern.compile("154\\d{8}"),
            "address", Pattern.compile("\\d+号\\d+单元\\d+室|Flat \\d+, \\d+ [A-Z]\\w+"));

    @Test
    void nothingPersonalIsLeftOfAnyStory() {
        Storyteller storyteller = new Storyteller(11);
        Map<String, Integer> told = new TreeMap<>();
        List<String> left = new ArrayList<>();
        for (CategoryProfile category : CategoryProfile.all()) {
            for (int i = 0; i < STORIES; i++) {
                Complaint complaint = complaint(category.id(), i);
                Customer customer = complaint.customer();
                String text = storyteller.tell(complaint).text();
                String masked = PersonalData.masked(text);
                Map.of("name", customer.name(), "phone", customer.phone(), "e-mail", customer.email())
                        .forEach((kind, personal) ->
                                count(kind, text.contains(personal), masked.contains(personal), text, told, left));
                FORMS.forEach((kind, form) -> count(
                        kind, form.matcher(text).find(), form.matcher(masked).find(), text, told, left));
            }
        }
        assertThat(told.values()).as("told: %s", told).hasSize(7).allMatch(count -> count > 10);
        assertThat(left).isEmpty();
    }

    private static void count(
            String kind, boolean isTold, boolean isLeft, String text, Map<String, Integer> told, List<String> left) {
        if (isTold) {
            told.merge(kind, 1, Integer::sum);
        }
        if (isLeft) {
            left.add(kind + " in: " + text);
        }
    }

    private static Complaint complaint(String category, int number) {
        Market market = new Market(0, new Branch("wangchao", "望潮", "Wangchao", 1), ProductLine.MOBILE_4G);
        String phone = People.phone(number * 31L + category.hashCode());
        Customer customer = new Customer(
                market,
                number,
                People.name(RandomStream.of(5, Topic.PERSON, number * 977L + category.hashCode())),
                phone,
                "user" + phone.substring(3) + "@example.com",
                LocalDate.of(2020, 1, 1),
                "gold",
                "silver");
        LocalDateTime receivedAt = LocalDateTime.of(2026, 6, 1, 9, 30);
        return new Complaint(
                "T" + number,
                customer,
                category,
                receivedAt,
                "hotline",
                "refund",
                "none",
                receivedAt.plusHours(5),
                category.hashCode() * 1000L + number);
    }
}
