package aurum.jobs.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units parted in several ways at once, such as customers by region and by product line.
 *
 * @param names by way, the groups' names in order
 * @param of by way and unit, the number of its group
 */
public record Groups(List<List<String>> names, int[][] of) {

    /** @param labels by way and unit */
    public static Groups of(List<List<String>> labels) {
        List<List<String>> names = new ArrayList<>();
        int[][] of = new int[labels.size()][];
        for (int way = 0; way < of.length; way++) {
            Map<String, Integer> numbers = new TreeMap<>();
            labels.get(way).forEach(label -> numbers.put(label, 0));
            names.add(List.copyOf(numbers.keySet()));
            for (String name : names.get(way)) {
                numbers.put(name, names.get(way).indexOf(name));
            }
            of[way] = labels.get(way).stream().mapToInt(numbers::get).toArray();
        }
        return new Groups(List.copyOf(names), of);
    }

    public int ways() {
        return of.length;
    }

    /** The same groups, of some of the units only. */
    public Groups only(int[] units) {
        int[][] some = new int[of.length][];
        Arrays.setAll(
                some, way -> Arrays.stream(units).map(unit -> of[way][unit]).toArray());
        return new Groups(names, some);
    }

    /** Of a linear model: one column for all units, and one for every group but the first of its way. */
    int columns() {
        return 1 + names.stream().mapToInt(ways -> ways.size() - 1).sum();
    }

    /** The columns in which a unit has a 1; -1 in the place of a way's first group. */
    int[] columnsOf(int unit) {
        int[] columns = new int[of.length + 1];
        int first = 1;
        for (int way = 0; way < of.length; way++) {
            columns[way + 1] = of[way][unit] == 0 ? -1 : first + of[way][unit] - 1;
            first += names.get(way).size() - 1;
        }
        return columns;
    }
}
