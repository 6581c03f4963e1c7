package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;

/** Tells of complaints, what happened to them on their way, and who handles them. */
final class ComplaintDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> SKILLS =
            List.of("billing", "plan", "network", "broadband_fault", "value_added", "terminal", "service", "handling");
    private static final List<String> CERTIFICATES = List.of("", "service_basic", "service_advanced", "network_basic");

    private final SimulationSettings settings;
    private final ComplaintBook book;
    private final CustomerBase base;
    private final FeedFiles files;
    private final Storyteller storyteller;

    ComplaintDesk(SimulationSettings settings, ComplaintBook book, CustomerBase base, FeedFiles files) {
        this.settings = settings;
        this.book = book;
        this.base = base;
        this.files = files;
        this.storyteller = new Storyteller(settings.seed());
    }

    /** Everybody who handles complaints, as of day 0. */
    void handlers(OperatorCatalog catalog) throws IOException {
        int number = 0;
        for (OperatorCatalog.Branch branch : catalog.branches()) {
            for (String department : new TreeSet<>(catalog.departments().values())) {
                for (int i = 0; i < Handling.HANDLERS && !department.isBlank(); i++) {
                    RandomStream random = RandomStream.of(settings.seed(), Topic.PERSON, -1 - number++);
                    files.row(
                            "handlers",
                            Handling.handlerId(department, branch.id(), i),
                            TIME.format(settings.date(0).atStartOfDay()),
                            People.name(random),
                            department,
                            branch.id(),
                            random.pick(SKILLS),
                            String.valueOf(random.between(1, 5)),
                            random.pick(CERTIFICATES),
                            settings.date(0).plusDays(random.between(30, 900)).toString(),
                            "");
                }
            }
        }
    }

    void day(int day, List<ComplaintBook.Entry> entries) throws IOException {
        for (ComplaintBook.Entry entry : entries) {
            complaint(entry, day);
        }
        for (ComplaintBook.Told told : book.events(day)) {
            Handling.Event event = told.event();
            files.row(
                    "complaint_events",
                    told.complaint().id() + "-" + told.number(),
                    told.complaint().id(),
                    event.event(),
                    TIME.format(event.at()),
                    event.department(),
                    event.handler(),
                    event.event().equals("returned") ? "非本部门职责，退回" : "");
        }
    }

    private void complaint(ComplaintBook.Entry entry, int day) throws IOException {
        Complaint complaint = entry.complaint();
        Handling handling = book.handling(complaint);
        Phrasebook.Story story = storyteller.tell(complaint);
        Market market = complaint.customer().market();
        int district = 1 + base.profile(complaint.customer(), day).district();
        boolean resolved = entry.resolved();
        files.row(
                "complaints",
                complaint.id(),
                complaint.customer().id(),
                TIME.format(complaint.receivedAt()),
                TIME.format(entry.updatedAt()),
                market.branch().id(),
                market.branch().id() + "-" + district,
                market.productLine().id,
                complaint.category(),
                story.detail(),
                complaint.channel(),
                complaint.purpose(),
                handling.resolutionAsked(),
                handling.reasonableness(),
                complaint.escalation(),
                resolved ? "resolved" : "open",
                resolved ? TIME.format(complaint.resolvedAt()) : "",
                resolved ? handling.resolution() : "",
                resolved && handling.refundYuan() > 0 ? String.valueOf(handling.refundYuan()) : "",
                resolved ? handling.acceptance() : "",
                resolved ? String.valueOf(handling.isSatisfied()) : "",
                handling.department(),
                handling.handler(),
                story.text());
    }
}
