package aurum.jobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.text.TypicalTexts.Typical;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypicalTextsTest {

    /**
     * By hand: three texts, {@code a b}, {@code a b}, {@code a c}. Weights 1 + ln(4/(1+n)): a = 1, b = 1.287682, c = 1.693147; lengths 1.630383 and 1.966394; the centre (2/1.630383 + 1/1.966394, 2·0.789803,
     * 0.861042) has length 2.515…, so the cosines are 0.9598 and 0.7435.
     */
    @Test
    void similarityIsTheCosineWithTheCentre() {
        List<Typical> typical = TypicalTexts.of(List.of(List.of("a", "b"), List.of("b", "a"), List.of("a", "c")), 3);
        double a = 1;
        double b = 1 + Math.log(4.0 / 3);
        double c = 1 + Math.log(4.0 / 2);
        double ab = Math.hypot(a, b);
        double ac = Math.hypot(a, c);
        double[] centre = {2 * a / ab + a / ac, 2 * b / ab, c / ac};
        double length = Math.sqrt(centre[0] * centre[0] + centre[1] * centre[1] + centre[2] * centre[2]);
        assertThat(typical)
                .extracting(Typical::index)
                .as("the second says the same as the first")
                .containsExactly(0, 2);
        assertThat(typical.get(0).similarity()).isCloseTo((a * centre[0] + b * centre[1]) / ab / length, within(1e-12));
        assertThat(typical.get(1).similarity()).isCloseTo((a * centre[0] + c * centre[2]) / ac / length, within(1e-12));
    }

    @Test
    void whatManySayComesFirstAndEachSaysSomethingElse() {
        List<String> texts = new ArrayList<>();
        Stream.of("晚上宽带掉线", "宽带晚上经常掉线", "宽带一到晚上就掉线", "晚上八点宽带掉线严重", "宽带掉线光猫红灯", "光猫红灯宽带掉线没人修", "营业厅排队太久")
                .forEach(texts::add);
        List<Typical> typical = TypicalTexts.of(texts.stream().map(Words::of).toList(), 3);
        assertThat(typical.get(0).index()).as("about the evening").isLessThan(4);
        assertThat(typical.get(1).index()).as("about the red light").isIn(4, 5);
        assertThat(typical.get(0).similarity()).isGreaterThan(typical.get(2).similarity());
    }

    @Test
    void textsWithoutWordsAreTakenLastAndNothingComesOfNothing() {
        assertThat(TypicalTexts.of(List.of(), 8)).isEmpty();
        assertThat(TypicalTexts.of(List.of(List.of(), List.of("a"), List.of("a")), 8))
                .extracting(Typical::index)
                .containsExactly(1, 0);
    }

    @Test
    void chineseIsCutEnglishIsStemmedAndNumbersAndPlaceholdersAreNoWords() {
        assertThat(Words.of("我的宽带频繁掉线，请联系[姓名]，电话[电话]，扣了45.80元"))
                .contains("宽带", "频繁", "掉")
                .doesNotContain("姓名", "45.80", "的", "，");
        assertThat(Words.of("The lines were dropping every evening, call [name]"))
                .contains("line", "drop", "even")
                .doesNotContain("the", "name");
        assertThat(Language.of("Please call 王伟 about my broadband line")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("办的是300M宽带 speed 很慢")).isEqualTo(Language.CHINESE);
    }
}
