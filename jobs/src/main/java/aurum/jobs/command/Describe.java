package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Plan;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says everything a table's contract says. */
@Command(
        name = "describe",
        description = "A table's grain, columns, rules and inputs.",
        footer = {"", "Example:", "  ./aurum describe gold.complaints_by_day"})
final class Describe implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "Its name; ./aurum tables lists them.")
    private String table;

    @Override
    public Integer call() {
        Plan plan = Pipeline.plan();
        Contract contract = plan.table(table).contract();
        PrintStream out = System.out;
        out.printf("%s: %s%n", contract.name(), contract.grain());
        out.printf("  made by  %s%n", plan.table(table).getClass().getName());
        out.printf(
                "  from     %s%n",
                plan.inputsOf(table).isEmpty() ? "landing" : String.join(", ", plan.inputsOf(table)));
        out.printf("  key      %s%n", contract.key().isEmpty() ? "none" : String.join(", ", contract.key()));
        out.printf("  scope    %s%n%n", contract.scope().orElse("unscoped"));
        for (Field field : contract.fields()) {
            out.printf(
                    "  %-20s %-10s %s%s · %s%n",
                    field.name(),
                    field.type().name().toLowerCase(Locale.ROOT),
                    field.sensitivity() == Field.Sensitivity.NONE
                            ? ""
                            : "(" + field.sensitivity().name().toLowerCase(Locale.ROOT) + ") ",
                    field.meaningEn(),
                    field.meaningZh());
        }
        if (!contract.allRules().isEmpty()) {
            out.println();
            contract.allRules()
                    .forEach(rule -> out.printf(
                            "  %-10s %s: %s%n",
                            rule.consequence().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            rule.name(),
                            rule.condition()));
        }
        return Commands.DONE;
    }
}
