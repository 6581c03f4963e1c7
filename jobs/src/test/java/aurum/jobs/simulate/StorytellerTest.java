package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.simulate.OperatorCatalog.Branch;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorytellerTest {

    private static final Pattern IDENTITY = Pattern.compile("99010\\d{12}[0-9X]");

    private final Storyteller storyteller = new Storyteller(1);

    static List<String> categories() {
        return CategoryProfile.all().stream().map(CategoryProfile::id).toList();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void everyCategoryHasSeveralStoriesInBothLanguages(String category) {
        assertThat(Phrasebook.chinese().stories().get(category)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Phrasebook.english().stories().get(category)).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("categories")
    void noSlotStaysOpen(String category) {
        assertThat(texts(category, 300)).noneMatch(text -> text.contains("{") || text.contains("}"));
    }

    @Test
    void textsVary() {
        assertThat(texts("slow_data", 500).stream().distinct().count()).isGreaterThan(400);
    }

    @Test
    void theSameComplaintIsToldAlike() {
        assertThat(storyteller.tell(complaint("points", 5))).isEqualTo(new Storyteller(1).tell(complaint("points", 5)));
    }

    @Test
    void personalDataOccurNowAndThen() {
        List<String> texts = texts("attitude", 2_000);
        for (String personal : List.of("林望舒", "15412345678", "user12345678@example.com", "99010", "号", "沧", "室")) {
            long told = texts.stream().filter(text -> text.contains(personal)).count();
            assertThat(told).as(personal).isBetween(20L, 1_600L);
        }
    }

    /** GB 11643 counts digits by 2^(17 − place) modulo 11; the sum with the check character leaves 1. */
    @Test
    void identityNumbersHaveAValidCheckCharacter() {
        int found = 0;
        for (String text : texts("real_name", 1_000)) {
            Matcher matcher = IDENTITY.matcher(text);
            while (matcher.find()) {
                int remainder = 0;
                for (char c : matcher.group().toCharArray()) {
                    remainder = (remainder * 2 + (c == 'X' ? 10 : c - '0')) % 11;
                }
                assertThat(remainder).isEqualTo(1);
                found++;
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    private List<String> texts(String category, int count) {
        List<String> texts = new ArrayList<>();
        for (int key = 0; key < count; key++) {
            texts.add(storyteller.tell(complaint(category, key)).text());
        }
        return texts;
    }

    private static Complaint complaint(String category, long storyKey) {
        Market market = new Market(0, new Branch("wangchao", "望潮", "Wangchao", 1), ProductLine.MOBILE_4G);
        Customer customer = new Customer(
                market,
                1,
                "林望舒",
                "15412345678",
                "user12345678@example.com",
                LocalDate.of(2020, 1, 1),
                "gold",
                "silver");
        LocalDateTime receivedAt = LocalDateTime.of(2026, 6, 1, 9, 30);
        return new Complaint(
                "T1", customer, category, receivedAt, "hotline", "refund", "none", receivedAt.plusHours(5), storyKey);
    }
}
