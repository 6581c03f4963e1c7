package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists every table with its grain. */
@Command(
        name = "tables",
        description = "What tables there are, in order of work, and what a row of each is.",
        footer = {"", "Example:", "  ./aurum tables"})
final class Tables implements Callable<Integer> {

    @Override
    public Integer call() {
        Plan plan = Pipeline.plan();
        plan.names()
                .forEach(name -> System.out.printf(
                        "%-32s %s%n", name, plan.table(name).contract().grain()));
        return Commands.DONE;
    }
}
