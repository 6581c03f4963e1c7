package aurum.jobs;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.Plan;
import aurum.jobs.lake.Progress;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Whole runs in a temporary lake, from real files in a temporary landing folder. */
public abstract class RunTest extends LakeTest {
    protected static final Progress SILENT = new Progress() {
        @Override
        public void planned(List<String> tables) {}

        @Override
        public void started(String table) {}

        @Override
        public void ended(TableRun table) {}

        @Override
        public void said(String sentence) {}
    };

    /** The feed complaints, from files that name its columns as it does. */
    protected static final String COMPLAINTS =
            """
            feed: complaints
            files: 'complaints*'
            format: { type: csv }
            columns:
              complaint_id: id
              received_at:  try_to_timestamp(received, 'yyyy-MM-dd HH:mm')
              updated_at:   try_to_timestamp(updated, 'yyyy-MM-dd HH:mm')
              region:       region
              category:     category
              detail:       detail
            """;

    protected Plan plan = Pipeline.plan();
    protected Catalog catalog = Catalog.load(project().resolve("data/catalog"));
    protected Path sources;

    protected Path landing() {
        return folder("landing");
    }

    protected Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in landing. */
    protected Path land(String name, String content) {
        return write(landing().resolve(name), content);
    }

    protected static Path write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only source of the lake. */
    protected void source(String yaml) {
        sources = write(folder("sources").resolve("source.yaml"), yaml);
    }

    /**
     * @throws Failure when nothing was published
     */
    protected Runner.Result run(String date) {
        RunContext context = context(LocalDate.parse(date), catalog);
        FeedIngest ingest =
                new FeedIngest(lake, List.of(landing()), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        return new Runner(lake, plan, ingest, SILENT).run(plan.names(), context);
    }

    protected static TableRun of(Runner.Result result, String table) {
        return result.tables().stream()
                .filter(run -> run.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    protected static long version(Publication publication, String table) {
        return publication.tables().get(table);
    }
}
