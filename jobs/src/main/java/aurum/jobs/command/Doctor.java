package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.SparkSessions;
import aurum.jobs.source.Preview;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at the machine, the settings, the catalog and the sources before anything is written. */
@Command(
        name = "doctor",
        description =
                "Check the machine, the settings, the catalog and the sources, and show the first rows as they would be mapped. Writes nothing.",
        footer = {"", "Example:", "  ./aurum doctor --sources data/sources/public/nyc311.yaml --landing FOLDER"})
final class Doctor implements Callable<Integer> {
    private static final long MEBIBYTE = 1L << 20;

    @Option(
            names = "--sources",
            paramLabel = "PATH",
            description = "A source's YAML file, or a folder of them. Default: data/sources/operator")
    private Path sources;

    @Option(
            names = "--landing",
            paramLabel = "DIR",
            description = "Landing folder; with it, the first rows are shown mapped.")
    private List<Path> landing = List.of();

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "The catalog. Default: a catalog folder beside the sources, else data/catalog")
    private Path catalog;

    @Option(names = "--lake", paramLabel = "DIR", description = "A lake to check.")
    private String lake;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        Runtime machine = Runtime.getRuntime();
        out.printf(
                "machine   Java %s, %d cores, %,d MiB for this process%n",
                Runtime.version(), machine.availableProcessors(), machine.maxMemory() / MEBIBYTE);
        Catalog business = Catalog.load(Home.catalogFor(catalog, sources));
        Pipeline.checkRules(business);
        out.printf(
                "catalog   %s (%s), days end at midnight in %s%n",
                business.labelZh(), business.labelEn(), business.zone());
        List<Source> read = Source.load(Home.orDefault(sources, "data/sources/operator"), Pipeline.feeds());
        checkLake();
        leftOut(read);
        if (landing.isEmpty()) {
            out.printf("sources   %d mappings read; give --landing to see rows%n", read.size());
            return Commands.DONE;
        }
        SparkSession spark = SparkSessions.start(business.zone());
        for (Source source : read) {
            new Preview(spark, business, landing).print(source, out);
        }
        return Commands.DONE;
    }

    /** Of what no source brings, one line each, with how many tables that leaves out. */
    private void leftOut(List<Source> read) {
        Map<String, List<String>> tablesByReason =
                Pipeline.plan().leftOut(Source.byFeed(read).keySet()).entrySet().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getValue,
                                LinkedHashMap::new,
                                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        tablesByReason.forEach((why, tables) -> out.printf(
                "plan      %s: %s left out%n", why, tables.size() == 1 ? tables.get(0) : tables.size() + " tables"));
    }

    private void checkLake() throws IOException {
        if (lake == null) {
            return;
        }
        Path folder = Path.of(lake).toAbsolutePath();
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isWritable(existing)) {
            throw Failure.ofSettings("The lake %s cannot be written: %s is not writable.".formatted(folder, existing));
        }
        out.printf(
                "lake      %s, %s, %,d MiB free%n",
                folder,
                Files.exists(folder) ? "exists" : "will be made",
                Files.getFileStore(existing).getUsableSpace() / MEBIBYTE);
        if (Files.exists(folder.resolve("ops/publications"))) {
            out.printf(
                    "lake      serves publication %d%n",
                    LakeOption.published(new Lake(SparkSessions.start(java.time.ZoneOffset.UTC), lake))
                            .number());
        }
    }
}
