package aurum.jobs.analyse;

import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import aurum.jobs.statistics.DesignMatrix;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.ShareDifference;
import aurum.jobs.statistics.UpliftLearner;
import aurum.jobs.statistics.UpliftRanking;
import aurum.jobs.statistics.UpliftRanking.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What each arm of a trial did over the control group, and whether it can be told whom it moves more than others. Every row counts, identical ones too: rows without an id are different customers. */
public final class UpliftAnalysis {
    /** More arms than these, and the column is no treatment. */
    private static final int MOST_ARMS = 20;

    private static final int RESAMPLES = 1_000;
    private static final Set<String> USUAL_CONTROLS =
            Set.of("0", "no", "n", "false", "none", "untreated", "placebo", "对照", "对照组", "无");

    private final Rows rows;
    private final String treatment;
    private final String[] armOf;
    private final List<String> arms;
    private final String control;
    private final List<String> features = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** A column that is not learnt from. */
    public record LeftOut(String column, String why) {}

    /**
     * @param lift in the outcome's rate over the control group; unknown for that group itself
     * @param ranking empty for the control group
     */
    public record Arm(String name, long rows, long hits, Interval lift, Optional<UpliftRanking> ranking) {}

    /**
     * @param rows with the treatment among the features
     * @param control the arm that was not treated; found by itself where it has the usual word
     * @param known before the treatment: what to learn from; empty for all that the trial does not show to be known only afterwards
     */
    public UpliftAnalysis(Rows rows, String treatment, Optional<String> control, List<String> known) {
        this.rows = rows;
        this.treatment = treatment;
        this.armOf = armOf();
        this.arms = Arrays.stream(armOf).distinct().sorted().toList();
        this.control = control.map(this::named).orElseGet(this::usual);
        choose(known);
    }

    /** How many customers, of all arms. */
    public int rows() {
        return armOf.length;
    }

    public String control() {
        return control;
    }

    /** What is learnt from, in order of the file. */
    public List<String> features() {
        return List.copyOf(features);
    }

    /** What is not learnt from though nobody asked for that. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * The control group, then every other arm by name.
     *
     * @param progress is told which arm is being worked on
     */
    public List<Arm> run(UpliftLearner learner, long seed, Consumer<String> progress) {
        int[] places = features.stream().mapToInt(rows.features()::indexOf).toArray();
        double[][] columns = DesignMatrix.of(rows.cells().stream()
                .map(row -> Arrays.stream(places).mapToObj(place -> row[place]).toArray())
                .toList());
        long all = rows(control).length;
        long hits = hits(control);
        List<Arm> done = new ArrayList<>(List.of(new Arm(control, all, hits, Interval.UNKNOWN, Optional.empty())));
        for (String arm : arms) {
            if (!arm.equals(control)) {
                progress.accept(arm);
                done.add(new Arm(
                        arm,
                        rows(arm).length,
                        hits(arm),
                        ShareDifference.of(hits(arm), rows(arm).length, hits, all),
                        Optional.of(UpliftRanking.of(trial(arm, columns), learner, RESAMPLES, seed))));
            }
        }
        return done;
    }

    private Trial trial(String arm, double[][] columns) {
        int[] of = IntStream.range(0, armOf.length)
                .filter(i -> armOf[i].equals(arm) || armOf[i].equals(control))
                .toArray();
        boolean[] treated = new boolean[of.length];
        boolean[] hits = new boolean[of.length];
        for (int i = 0; i < of.length; i++) {
            treated[i] = armOf[of[i]].equals(arm);
            hits[i] = rows.outcomes()[of[i]];
        }
        return new Trial(
                Arrays.stream(of).mapToObj(rows.ids()::get).toList(),
                Arrays.stream(of).mapToObj(i -> columns[i]).toArray(double[][]::new),
                treated,
                hits);
    }

    private int[] rows(String arm) {
        return IntStream.range(0, armOf.length)
                .filter(i -> armOf[i].equals(arm))
                .toArray();
    }

    private long hits(String arm) {
        return Arrays.stream(rows(arm)).filter(i -> rows.outcomes()[i]).count();
    }

    private String[] armOf() {
        int place = rows.features().indexOf(treatment);
        if (place < 0 && !rows.leftOut().contains(treatment)) {
            throw Failure.ofSettings("There is no column '%s'.%s There are: %s"
                    .formatted(
                            treatment, Nearest.hint(treatment, rows.features()), String.join(", ", rows.features())));
        }
        String[] of = new String[rows.cells().size()];
        for (int i = 0; i < of.length; i++) {
            Object cell = place < 0 ? "" : rows.cells().get(i)[place];
            if (cell == null) {
                throw Failure.ofSettings(
                        "Record %d: %s is blank; every row needs its arm. Give those without treatment a word of their own, or take the row out."
                                .formatted(i + 1, treatment));
            }
            of[i] = OutcomeFile.plain(cell);
        }
        long count = Arrays.stream(of).distinct().count();
        if (place < 0 || count > MOST_ARMS) {
            throw Failure.ofSettings(
                    "'%s' has another value in nearly every row, or more than %d; a treatment has an arm or a few, and a control group."
                            .formatted(treatment, MOST_ARMS));
        }
        if (count < 2) {
            throw Failure.ofSettings(
                    "Every '%s' is '%s'; without a control group nothing can be compared.".formatted(treatment, of[0]));
        }
        return of;
    }

    private String named(String value) {
        if (!arms.contains(value)) {
            throw Failure.ofSettings("--control: no row has %s = '%s'.%s There are: %s"
                    .formatted(treatment, value, Nearest.hint(value, arms), quoted(arms)));
        }
        return value;
    }

    private String usual() {
        List<String> found =
                arms.stream().filter(UpliftAnalysis::isUsualControl).toList();
        if (found.size() != 1) {
            throw Failure.ofSettings("Which '%s' is the control group? Say it with --control; there are: %s"
                    .formatted(treatment, quoted(arms)));
        }
        return found.get(0);
    }

    private static boolean isUsualControl(String arm) {
        String word = arm.toLowerCase(Locale.ROOT);
        return USUAL_CONTROLS.contains(word) || word.startsWith("no ") || word.contains("control");
    }

    private static String quoted(List<String> values) {
        return String.join(", ", values.stream().map(value -> "'" + value + "'").toList());
    }

    private void choose(List<String> known) {
        if (!known.isEmpty()) {
            Set<String> wanted = new HashSet<>(known);
            known.forEach(this::learnable);
            rows.features().stream().filter(wanted::contains).forEach(features::add);
            return;
        }
        rows.leftOut().forEach(column -> leftOut.add(new LeftOut(column, "has another value in nearly every row")));
        KnownAfterwards check =
                new KnownAfterwards(Arrays.stream(armOf).mapToInt(arms::indexOf).toArray(), rows.outcomes());
        for (int place = 0; place < rows.features().size(); place++) {
            String column = rows.features().get(place);
            int at = place;
            if (!column.equals(treatment)) {
                check.why(rows.cells().stream().map(row -> row[at]).toList())
                        .ifPresentOrElse(why -> leftOut.add(new LeftOut(column, why)), () -> features.add(column));
            }
        }
    }

    private void learnable(String column) {
        if (column.equals(treatment) || !rows.features().contains(column)) {
            List<String> others = rows.features().stream()
                    .filter(name -> !name.equals(treatment))
                    .toList();
            throw Failure.ofSettings("--features: '%s' cannot be learnt from.%s There are: %s"
                    .formatted(column, Nearest.hint(column, others), String.join(", ", others)));
        }
    }
}
