package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Plan;
import aurum.jobs.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the order of work. */
@Command(
        name = "plan",
        description =
                "In what order tables are made, from what, and which are left out because no source brings what they need.",
        footer = {"", "Example:", "  ./aurum plan +gold.complaints_by_day --sources data/sources/public/nyc311.yaml"})
final class ShowPlan implements Callable<Integer> {
    @Parameters(paramLabel = "SELECT", description = "Names, globs, +name, name+. Default: all.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--sources",
            paramLabel = "PATH",
            description = "A source's YAML file, or a folder of them. Default: data/sources/operator")
    private Path sources;

    @Override
    public Integer call() {
        Plan plan = Pipeline.plan();
        List<Source> read = Source.load(Home.orDefault(sources, "data/sources/operator"), Pipeline.feeds());
        new PlanText(plan, Source.byFeed(read).keySet()).print(plan.select(select), System.out);
        return Commands.DONE;
    }
}
