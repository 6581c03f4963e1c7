package aurum.jobs.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses, of many texts, few that say what most say, each something else: near the centre of all by TF-IDF (Salton &amp; Buckley 1988, "Term-weighting approaches in automatic text retrieval"), and by
 * maximal marginal relevance different from those chosen before (Carbonell &amp; Goldstein 1998, "The use of MMR, diversity-based reranking").
 */
public final class TypicalTexts {
    /** How much being near the centre counts, against being unlike those chosen: 0 to 1. */
    private static final double RELEVANCE = 0.7;
    /** Texts this like one that was chosen say nothing new. */
    private static final double SAME = 0.95;

    private TypicalTexts() {}

    /**
     * A text that was chosen.
     *
     * @param index its place in the list it was chosen from
     * @param similarity its cosine with the centre, 0 to 1
     */
    public record Typical(int index, double similarity) {}

    /**
     * @param texts each as its words; of equally good ones the earlier in the list is chosen
     * @return at most {@code most}, the best first; fewer where the texts repeat each other
     */
    public static List<Typical> of(List<List<String>> texts, int most) {
        List<Map<String, Double>> vectors = vectors(texts);
        Map<String, Double> centre = new HashMap<>();
        vectors.forEach(vector -> vector.forEach((word, weight) -> centre.merge(word, weight, Double::sum)));
        normalise(centre);
        double[] relevance =
                vectors.stream().mapToDouble(vector -> dot(vector, centre)).toArray();
        double[] likeChosen = new double[texts.size()];
        boolean[] isOut = new boolean[texts.size()];
        List<Typical> chosen = new ArrayList<>();
        while (chosen.size() < most) {
            int best = IntStream.range(0, texts.size())
                    .filter(i -> !isOut[i])
                    .boxed()
                    .max(Comparator.comparingDouble(
                                    (Integer i) -> RELEVANCE * relevance[i] - (1 - RELEVANCE) * likeChosen[i])
                            .thenComparing(Comparator.reverseOrder()))
                    .orElse(-1);
            if (best < 0) {
                break;
            }
            chosen.add(new Typical(best, Math.min(1, relevance[best])));
            isOut[best] = true;
            for (int i = 0; i < isOut.length; i++) {
                likeChosen[i] = Math.max(likeChosen[i], dot(vectors.get(i), vectors.get(best)));
                isOut[i] |= likeChosen[i] > SAME;
            }
        }
        return chosen;
    }

    /** Of length 1, but for texts without words, which are 0: (1 + ln count) × (1 + ln((1 + texts) ÷ (1 + texts with the word))). */
    private static List<Map<String, Double>> vectors(List<List<String>> texts) {
        Map<String, Integer> textsWith = new HashMap<>();
        texts.forEach(words -> new HashSet<>(words).forEach(word -> textsWith.merge(word, 1, Integer::sum)));
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (List<String> words : texts) {
            Map<String, Double> vector = new HashMap<>();
            words.forEach(word -> vector.merge(word, 1.0, Double::sum));
            vector.replaceAll((word, count) ->
                    (1 + Math.log(count)) * (1 + Math.log((1.0 + texts.size()) / (1 + textsWith.get(word)))));
            normalise(vector);
            vectors.add(vector);
        }
        return vectors;
    }

    private static void normalise(Map<String, Double> vector) {
        // Added up in order of size, so that the same words give the same length whatever order they come in.
        double[] squares = vector.values().stream()
                .mapToDouble(weight -> weight * weight)
                .sorted()
                .toArray();
        double length = Math.sqrt(Arrays.stream(squares).sum());
        vector.replaceAll((word, weight) -> weight / length);
    }

    private static double dot(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> small = one.size() <= other.size() ? one : other;
        Map<String, Double> large = small == one ? other : one;
        double sum = 0;
        for (Map.Entry<String, Double> entry : small.entrySet()) {
            sum += entry.getValue() * large.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }
}
