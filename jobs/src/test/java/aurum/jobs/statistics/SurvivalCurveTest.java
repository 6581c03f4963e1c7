package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.statistics.SurvivalCurve.Spell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

    private static List<Spell> spells(boolean left, int... ended) {
        List<Spell> spells = new ArrayList<>();
        for (int one : ended) {
            spells.add(new Spell(0, one, left, 1));
        }
        return spells;
    }

    /** Weeks of remission under 6-mercaptopurine (Freireich et al. 1963), the standard example; the figures are those of Kalbfleisch &amp; Prentice and of R's survfit. */
    @Test
    void theLeukaemiaPatientsOfFreireichGiveThePublishedCurve() {
        List<Spell> all = new ArrayList<>(spells(true, 6, 6, 6, 7, 10, 13, 16, 22, 23));
        all.addAll(spells(false, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));
        SurvivalCurve curve = SurvivalCurve.of(all);
        assertThat(new double[] {
                    curve.after(5),
                    curve.after(6),
                    curve.after(7),
                    curve.after(10),
                    curve.after(13),
                    curve.after(16),
                    curve.after(22),
                    curve.after(23),
                    curve.after(35)
                })
                .containsExactly(
                        new double[] {1, 0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482, 0.4482},
                        within(0.00005));
    }

    /** Of two who came into view at age 2 one leaves at 3; nobody was at risk before, so the first ages cost nothing. */
    @Test
    void whoWasWatchedLateCountsOnlyFromThen() {
        SurvivalCurve curve = SurvivalCurve.of(
                List.of(new Spell(2, 3, true, 1), new Spell(2, 4, false, 1), new Spell(0, 1, true, 0)));
        assertThat(curve.survival()).containsExactly(new double[] {1, 1, 1, 0.5, 0.5}, within(1e-12));
    }

    @Test
    void manyAlikeCountAsMany() {
        assertThat(SurvivalCurve.of(List.of(new Spell(0, 1, true, 3), new Spell(0, 2, false, 9)))
                        .after(1))
                .isEqualTo(0.75, within(1e-12));
    }

    /** A tenth leaves each period: 0.9 + 0.81 + 0.729, and on at the same rate beyond what was seen. */
    @Test
    void remainingPeriodsAddUpWhoIsStillThere() {
        SurvivalCurve curve = new SurvivalCurve(new double[] {1, 0.9, 0.81, 0.729});
        assertThat(curve.remaining(0, 3)).isEqualTo(0.9 + 0.81 + 0.729, within(1e-12));
        assertThat(curve.remaining(2, 2)).isEqualTo(0.9 + 0.81, within(1e-12));
        assertThat(curve.remaining(30, 1)).isEqualTo(0.9, within(1e-12));
    }
}
