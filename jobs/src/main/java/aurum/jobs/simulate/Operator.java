package aurum.jobs.simulate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A make-believe operator: writes the landing files that a real one would send, a day after the other, and beside them, in {@code _truth/}, what they were drawn from.
 *
 * <p>{@code docs/simulator.md} tells this world and its equations.
 */
public final class Operator {

    private final SimulationSettings settings;
    private final SortedMap<String, Long> rowsByFile = new TreeMap<>();

    /** Is told after each day that has been written. */
    @FunctionalInterface
    public interface Progress {

        void dayWritten(LocalDate date, int daysDone, int days);
    }

    /**
     * What was written.
     *
     * @param rowsByFile rows, without headers, by path relative to the output folder
     * @param customers distinct customers
     * @param complaints distinct complaints; the files have more rows, since one that is resolved later is told again
     */
    public record Summary(SortedMap<String, Long> rowsByFile, long customers, long complaints) {

        public long rows() {
            return rowsByFile.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Operator(SimulationSettings settings) {
        this.settings = settings;
    }

    /**
     * Writes all files.
     *
     * @throws IllegalArgumentException when the output folder is not empty, or the catalog lacks an id that the simulation uses
     */
    public Summary simulate(Progress progress) throws IOException {
        OperatorCatalog catalog = OperatorCatalog.read(settings.catalog());
        requireEmpty(settings.out());
        CustomerBase base = new CustomerBase(settings, catalog.branches(), catalog.plans());
        List<Incident> incidents = new Incidents(settings, catalog.branches()).all();
        ComplaintDemand demand = new ComplaintDemand(settings, base, catalog.calendar(), incidents);
        ComplaintBook book = new ComplaintBook(settings, base, catalog.departments());
        try (FeedFiles files = new FeedFiles(settings);
                Truth truth = new Truth(settings.out().resolve("_truth"))) {
            CustomerDesk customers = new CustomerDesk(settings, base, files, truth);
            ComplaintDesk complaints = new ComplaintDesk(settings, book, base, files);
            NetworkDesk network = new NetworkDesk(settings, base, incidents, files);
            UsageMeter meter = new UsageMeter(settings, base, catalog.calendar(), files);
            BillDesk bills = new BillDesk(settings, base, meter, files);
            Outreach outreach = new Outreach(settings, base, catalog, files);
            truth.cells(demand.cells());
            truth.customers(settings, base);
            files.begin(0);
            customers.dayZero();
            complaints.handlers(catalog);
            outreach.dayZero();
            files.end();
            truth.subscribers(settings.date(0), base, 0);
            for (int day = 1; day <= settings.days(); day++) {
                files.begin(day);
                List<ComplaintDemand.Day> cellDays = demand.day(day);
                customers.day(day);
                List<ComplaintBook.Entry> entries = book.day(day, cellDays);
                complaints.day(day, entries);
                outreach.day(day, entries);
                network.day(day);
                bills.day(day);
                meter.day(day);
                files.end();
                truth.day(settings.date(day), cellDays);
                truth.subscribers(settings.date(day), base, day);
                progress.dayWritten(settings.date(day), day, settings.days());
            }
            truth.finishDays();
            truth.incidents(incidents, demand, settings);
            outreach.tellTruth(truth);
            truth.dirt(files.sent());
            truth.constants(Constants.ofThisWorld());
            rowsByFile.putAll(files.rowsByFile());
            rowsByFile.putAll(truth.rowsByFile());
        }
        Summary summary = new Summary(rowsByFile, base.customers(), book.complaints());
        writeSettings(summary);
        return summary;
    }

    private static void requireEmpty(Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> entries = Files.list(out)) {
            entries.findFirst().ifPresent(entry -> {
                throw new IllegalArgumentException(
                        "The folder %s is not empty (it has %s), and a second simulation would mix with what is there. Name a new or empty folder, or empty this one."
                                .formatted(out, entry.getFileName()));
            });
        }
    }

    private void writeSettings(Summary summary) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("customers", settings.customers());
        content.put("days", settings.days());
        content.put("until", settings.until().toString());
        content.put("seed", settings.seed());
        content.put("complaints_per_10k", settings.complaintsPer10k());
        content.put("broken", settings.dirt().broken());
        content.put("duplicate", settings.dirt().repeated());
        content.put("late", settings.dirt().late());
        content.put("shuffled", settings.dirt().isShuffled());
        content.put("distinct_customers", summary.customers());
        content.put("distinct_complaints", summary.complaints());
        content.put("rows_by_file", summary.rowsByFile());
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        byte[] json = new ObjectMapper()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter))
                .writeValueAsBytes(content);
        Path unfinished = settings.out().resolve("_truth/settings.json.tmp");
        Files.write(unfinished, json);
        Files.move(unfinished, settings.out().resolve("_truth/settings.json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
