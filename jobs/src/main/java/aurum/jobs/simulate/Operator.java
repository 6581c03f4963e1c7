package aurum.jobs.simulate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

    static final List<String> CUSTOMER_COLUMNS = List.of(
            "customer_id",
            "changed_at",
            "name",
            "phone",
            "email",
            "region",
            "product_line",
            "level",
            "activated_date",
            "left_date");
    static final List<String> COMPLAINT_COLUMNS = List.of(
            "complaint_id",
            "customer_id",
            "received_at",
            "updated_at",
            "region",
            "product_line",
            "category",
            "detail",
            "channel",
            "purpose",
            "escalation",
            "status",
            "resolved_at",
            "text");

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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
     * @param rowsByFile rows below the header, by path relative to the output folder
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
        CustomerBase base = new CustomerBase(settings, catalog.branches());
        ComplaintDemand demand = new ComplaintDemand(settings, base, catalog.calendar());
        ComplaintBook book = new ComplaintBook(settings, base);
        Storyteller storyteller = new Storyteller(settings.seed());
        try (Truth truth = new Truth(settings.out().resolve("_truth"))) {
            rowsByFile.put("_truth/cells.csv", truth.cells(demand.cells()));
            writeCustomersOfDayZero(base);
            truth.subscribers(settings.date(0), base, 0);
            for (int day = 1; day <= settings.days(); day++) {
                List<ComplaintDemand.Day> cellDays = demand.day(day);
                writeCustomerChanges(base, day);
                writeComplaints(book.day(day, cellDays), storyteller, day);
                truth.day(settings.date(day), cellDays);
                truth.subscribers(settings.date(day), base, day);
                progress.dayWritten(settings.date(day), day, settings.days());
            }
            rowsByFile.put("_truth/expected_by_day.csv", truth.finishExpected());
            rowsByFile.put("_truth/subscribers_by_day.csv", truth.finishSubscribers());
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

    private void writeCustomersOfDayZero(CustomerBase base) throws IOException {
        try (CsvFile file = customerFile(0)) {
            String snapshotAt = LOCAL_TIME.format(settings.date(0).atStartOfDay());
            for (Market market : base.markets()) {
                for (int ordinal = 0; ordinal < base.initialCustomers(market); ordinal++) {
                    Customer customer = base.customer(market, ordinal);
                    writeCustomer(file, customer, snapshotAt, customer.firstLevel(), "");
                }
            }
            finish(file, customerPath(0));
        }
    }

    private void writeCustomerChanges(CustomerBase base, int day) throws IOException {
        try (CsvFile file = customerFile(day)) {
            String today = settings.date(day).toString();
            for (CustomerBase.Change change : base.changes(day)) {
                String changedAt = LOCAL_TIME.format(change.at());
                writeCustomer(file, change.customer(), changedAt, change.level(), change.left() ? today : "");
            }
            finish(file, customerPath(day));
        }
    }

    private static void writeCustomer(CsvFile file, Customer customer, String changedAt, String level, String leftDate)
            throws IOException {
        file.row(
                customer.id(),
                changedAt,
                customer.name(),
                customer.phone(),
                customer.email(),
                customer.market().branch().id(),
                customer.market().productLine().id,
                level,
                customer.activated().toString(),
                leftDate);
    }

    private void writeComplaints(List<ComplaintBook.Entry> entries, Storyteller storyteller, int day)
            throws IOException {
        String name = "complaints/complaints-%s.csv".formatted(settings.date(day));
        try (CsvFile file = new CsvFile(settings.out().resolve(name), COMPLAINT_COLUMNS)) {
            for (ComplaintBook.Entry entry : entries) {
                writeComplaint(file, entry, storyteller);
            }
            finish(file, name);
        }
    }

    private static void writeComplaint(CsvFile file, ComplaintBook.Entry entry, Storyteller storyteller)
            throws IOException {
        Complaint complaint = entry.complaint();
        Phrasebook.Story story = storyteller.tell(complaint);
        Market market = complaint.customer().market();
        file.row(
                complaint.id(),
                complaint.customer().id(),
                LOCAL_TIME.format(complaint.receivedAt()),
                LOCAL_TIME.format(entry.updatedAt()),
                market.branch().id(),
                market.productLine().id,
                complaint.category(),
                story.detail(),
                complaint.channel(),
                complaint.purpose(),
                complaint.escalation(),
                entry.resolved() ? "resolved" : "open",
                entry.resolved() ? LOCAL_TIME.format(complaint.resolvedAt()) : "",
                story.text());
    }

    private String customerPath(int day) {
        return "customers/customers-%s.csv".formatted(settings.date(day));
    }

    private CsvFile customerFile(int day) throws IOException {
        return new CsvFile(settings.out().resolve(customerPath(day)), CUSTOMER_COLUMNS);
    }

    private void finish(CsvFile file, String name) throws IOException {
        rowsByFile.put(name, file.finish());
    }

    private void writeSettings(Summary summary) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("customers", settings.customers());
        content.put("days", settings.days());
        content.put("until", settings.until().toString());
        content.put("seed", settings.seed());
        content.put("complaints_per_10k", settings.complaintsPer10k());
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
