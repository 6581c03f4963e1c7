package aurum.jobs.command;

import aurum.jobs.lake.Plan;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/** The order of work in words. */
final class PlanText {
    private final Plan plan;
    private final Map<String, String> leftOut;

    /**
     * @param feeds bronze tables that some source fills
     */
    PlanText(Plan plan, Set<String> feeds) {
        this.plan = plan;
        this.leftOut = plan.leftOut(feeds);
    }

    void print(Iterable<String> selected, PrintStream out) {
        int step = 0;
        for (String name : selected) {
            if (leftOut.containsKey(name)) {
                out.printf("   -  %-32s left out: %s%n", name, leftOut.get(name));
            } else {
                step++;
                String inputs = String.join(", ", plan.inputsOf(name));
                out.printf("%4d  %-32s %s%n", step, name, inputs.isEmpty() ? "from landing" : "from " + inputs);
            }
        }
    }
}
