package aurum.jobs.simulate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids with the share in which each occurs. */
record Weighted(List<String> ids, double[] upTo) {

    /** @param text blank-separated {@code id:share}, shares of any sum */
    static Weighted parse(String text) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String entry : text.strip().split("\\s+")) {
            int colon = entry.indexOf(':');
            shares.put(entry.substring(0, colon), Double.valueOf(entry.substring(colon + 1)));
        }
        return new Weighted(List.copyOf(shares.keySet()), cumulated(shares.values()));
    }

    String draw(RandomStream random) {
        double at = random.uniform() * upTo[upTo.length - 1];
        int index = 0;
        while (upTo[index] <= at) {
            index++;
        }
        return ids.get(index);
    }

    private static double[] cumulated(Collection<Double> shares) {
        double[] sums = new double[shares.size()];
        double sum = 0;
        int index = 0;
        for (double share : shares) {
            sum += share;
            sums[index++] = sum;
        }
        return sums;
    }
}
