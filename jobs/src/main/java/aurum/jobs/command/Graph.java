package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Plan;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what is made from what. */
@Command(
        name = "graph",
        description = "What is made from what, as a graph.",
        footer = {"", "Example:", "  ./aurum graph --format dot | dot -Tsvg > tables.svg"})
public final class Graph implements Callable<Integer> {

    /** The languages a graph can be written in. */
    enum Format {
        MERMAID,
        DOT
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "mermaid",
            description = "${COMPLETION-CANDIDATES}. Default: mermaid")
    private Format format;

    @Override
    public Integer call() {
        System.out.print(text(Pipeline.plan(), format));
        return Commands.DONE;
    }

    /** The graph that {@code docs/lineage.md} holds. */
    public static String mermaid(Plan plan) {
        return text(plan, Format.MERMAID);
    }

    private static String text(Plan plan, Format format) {
        return switch (format) {
            case MERMAID ->
                draw(
                        plan,
                        "flowchart LR\n",
                        (from, to) -> "  %s[\"%s\"] --> %s[\"%s\"]%n".formatted(id(from), from, id(to), to),
                        "");
            case DOT ->
                draw(
                        plan,
                        "digraph tables {\n  rankdir = LR;\n",
                        (from, to) -> "  \"%s\" -> \"%s\";%n".formatted(from, to),
                        "}\n");
        };
    }

    private static String id(String table) {
        return table.replace('.', '_');
    }

    private static String draw(Plan plan, String head, BiFunction<String, String, String> arrow, String foot) {
        StringBuilder graph = new StringBuilder(head);
        for (String table : plan.names()) {
            if (plan.inputsOf(table).isEmpty()) {
                graph.append(arrow.apply("landing", table));
            }
            plan.inputsOf(table).forEach(input -> graph.append(arrow.apply(input, table)));
        }
        return graph.append(foot).toString();
    }
}
