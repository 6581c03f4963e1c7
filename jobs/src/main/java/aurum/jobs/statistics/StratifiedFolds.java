package aurum.jobs.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Splits rows into folds of which each has its share of the events. The same seed gives the same folds. */
public final class StratifiedFolds {

    private StratifiedFolds() {}

    /**
     * @param groups rows of one group stay in one fold; a group counts as an event when one of its rows is one
     * @return the fold of each row, 0 to {@code folds} − 1
     */
    public static int[] split(List<String> groups, boolean[] outcomes, int folds, long seed) {
        Map<String, Boolean> events = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            events.merge(groups.get(i), outcomes[i], Boolean::logicalOr);
        }
        Map<String, Integer> foldOf = new LinkedHashMap<>();
        int next = 0;
        for (boolean event : new boolean[] {true, false}) {
            List<String> stratum = new ArrayList<>();
            events.forEach((group, isEvent) -> {
                if (isEvent == event) {
                    stratum.add(group);
                }
            });
            Collections.shuffle(stratum, new Random(seed));
            for (String group : stratum) {
                foldOf.put(group, next++ % folds);
            }
        }
        return groups.stream().mapToInt(foldOf::get).toArray();
    }
}
