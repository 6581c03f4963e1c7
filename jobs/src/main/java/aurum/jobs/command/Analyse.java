package aurum.jobs.command;

import picocli.CommandLine.Command;

/** The methods on any CSV file, outside the lake. */
@Command(
        name = "analyse",
        description = "Run a method on a CSV file of your own, outside the lake.",
        synopsisSubcommandLabel = "METHOD",
        subcommands = {AnalyseChurn.class, AnalyseDrivers.class, AnalyseHotspots.class, AnalyseUplift.class},
        footer = {
            "",
            "Examples:",
            "  ./aurum analyse churn customers.csv --label churned --id customer_id",
            "  ./aurum analyse hotspots complaints.csv --time day --count complaints",
            "  ./aurum analyse drivers survey.csv --outcome overall --drivers coverage,speed,billing",
            "  ./aurum analyse uplift offers.csv --treatment arm --outcome bought"
        })
final class Analyse {}
