package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedFoldsTest {

    @Test
    void everyFoldHasItsShareOfEventsAndGroupsStayTogether() {
        List<String> groups =
                IntStream.range(0, 200).mapToObj(i -> "customer " + i / 2).toList();
        boolean[] outcomes = new boolean[200];
        for (int i = 0; i < 40; i++) {
            outcomes[i] = true;
        }
        int[] folds = StratifiedFolds.split(groups, outcomes, 5, 3);
        for (int fold = 0; fold < 5; fold++) {
            int of = fold;
            assertThat(IntStream.range(0, 40).filter(i -> folds[i] == of).count())
                    .isEqualTo(8);
            assertThat(IntStream.range(40, 200).filter(i -> folds[i] == of).count())
                    .isEqualTo(32);
        }
        for (int i = 0; i < 200; i += 2) {
            assertThat(folds[i]).isEqualTo(folds[i + 1]);
        }
        assertThat(StratifiedFolds.split(groups, outcomes, 5, 3)).isEqualTo(folds);
        assertThat(StratifiedFolds.split(groups, outcomes, 5, 4)).isNotEqualTo(folds);
    }
}
