package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the complaints of each day, one day after the other, and remembers those that are still to be resolved. */
final class ComplaintBook {

    private static final double NEVER_RESOLVED = 0.03;
    private static final double MEDIAN_HOURS = 46;
    private static final double HOURS_SPREAD = 1.2;
    private static final double ESCALATED_TAKES = 1.5;
    private static final int LONGEST_DAYS = 60;
    /** Probability of leaving soon after a complaint with whose handling the customer is not satisfied, or that is never resolved. */
    static final double BAD_HANDLING_LEAVES = 0.12;

    static final int LEAVES_WITHIN_DAYS = 45;
    /** Probability that a customer who would have left stays after a complaint that was handled well. */
    static final double GOOD_HANDLING_KEEPS = 0.35;

    private static final int OFFICE_OPENS = 8;
    private static final int OFFICE_CLOSES = 20;
    private static final DateTimeFormatter ID_DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private final SimulationSettings settings;
    private final CustomerBase base;
    /** Complaints by the day on which they will be resolved: at most those of the last {@link #LONGEST_DAYS} days. */
    private final SortedMap<LocalDate, List<Complaint>> resolvedLater = new TreeMap<>();

    /** Events on complaints' ways by the day on which they happen. */
    private final SortedMap<LocalDate, List<Told>> eventsLater = new TreeMap<>();

    private final Map<String, String> departments;
    private long complaints;

    /** An event of a complaint. */
    record Told(Complaint complaint, int number, Handling.Event event) {}

    /** A complaint as it stands at the end of a day. */
    record Entry(Complaint complaint, boolean resolved) {

        LocalDateTime updatedAt() {
            return resolved ? complaint.resolvedAt() : complaint.receivedAt();
        }
    }

    /** @param departments the department in charge, by category */
    ComplaintBook(SimulationSettings settings, CustomerBase base, Map<String, String> departments) {
        this.settings = settings;
        this.base = base;
        this.departments = departments;
    }

    Handling handling(Complaint complaint) {
        return Handling.of(settings, complaint, departments);
    }

    /** What happened to complaints on a day, in order of time; to be asked after {@link #day}. */
    List<Told> events(int day) {
        List<Told> told = eventsLater.remove(settings.date(day));
        if (told == null) {
            return List.of();
        }
        told.sort(Comparator.comparing((Told one) -> one.event().at())
                .thenComparing(one -> one.complaint().id())
                .thenComparing(Told::number));
        return told;
    }

    private void follow(Complaint complaint) {
        Handling handling = handling(complaint);
        for (int i = 0; i < handling.events().size(); i++) {
            Handling.Event event = handling.events().get(i);
            LocalDate date = event.at().toLocalDate();
            if (!date.isAfter(settings.until())) {
                eventsLater.computeIfAbsent(date, ignored -> new ArrayList<>()).add(new Told(complaint, i + 1, event));
            }
        }
    }

    /** How a complaint was handled moves some customers to leave, and some to stay. */
    private void aftermath(Complaint complaint, int day) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.AFTERMATH, complaint.storyKey());
        boolean satisfied =
                complaint.resolvedAt() != null && handling(complaint).isSatisfied();
        int ordinal = base.ordinal(complaint.customer());
        if (!base.isActive(complaint.customer().market(), ordinal, day)) {
            return;
        }
        if (!satisfied && random.chance(BAD_HANDLING_LEAVES)) {
            base.leaveBecauseOfHandling(complaint.customer(), day + random.between(3, LEAVES_WITHIN_DAYS));
        }
        if (satisfied
                && base.lives().leaveDay(complaint.customer().market().index(), ordinal) != Lives.NEVER
                && random.chance(GOOD_HANDLING_KEEPS)) {
            base.stay(complaint.customer());
        }
    }

    /** Distinct complaints so far. */
    long complaints() {
        return complaints;
    }

    /** What the day's file tells, in order of time: complaints received on that day, and earlier ones resolved on it. */
    List<Entry> day(int day, List<ComplaintDemand.Day> demand) {
        LocalDate date = settings.date(day);
        List<Entry> entries = new ArrayList<>();
        for (Complaint complaint : received(day, demand)) {
            boolean resolvedSameDay = isResolvedOn(complaint, date);
            entries.add(new Entry(complaint, resolvedSameDay));
            follow(complaint);
            if (resolvedSameDay || complaint.resolvedAt() == null) {
                aftermath(complaint, day);
            }
            if (!resolvedSameDay && complaint.resolvedAt() != null) {
                resolvedLater
                        .computeIfAbsent(complaint.resolvedAt().toLocalDate(), resolutionDay -> new ArrayList<>())
                        .add(complaint);
            }
        }
        List<Complaint> resolvedToday = resolvedLater.remove(date);
        if (resolvedToday != null) {
            for (Complaint complaint : resolvedToday) {
                entries.add(new Entry(complaint, true));
                aftermath(complaint, day);
            }
        }
        entries.sort(Comparator.comparing(Entry::updatedAt));
        return entries;
    }

    private static boolean isResolvedOn(Complaint complaint, LocalDate date) {
        return complaint.resolvedAt() != null
                && complaint.resolvedAt().toLocalDate().equals(date);
    }

    private List<Complaint> received(int day, List<ComplaintDemand.Day> demand) {
        List<Complaint> received = new ArrayList<>();
        for (ComplaintDemand.Day cellDay : demand) {
            for (int i = 0; i < cellDay.drawn(); i++) {
                RandomStream random = RandomStream.of(
                        settings.seed(), Topic.COMPLAINT, cellDay.cell().index(), day, i);
                received.add(complaint(cellDay.cell(), day, random));
            }
        }
        received.sort(Comparator.comparing(Complaint::receivedAt));
        String prefix = "T" + ID_DATE.format(settings.date(day));
        for (int i = 0; i < received.size(); i++) {
            received.set(i, received.get(i).withId(prefix + "%06d".formatted(i + 1)));
        }
        complaints += received.size();
        return received;
    }

    private Complaint complaint(Cell cell, int day, RandomStream random) {
        Customer customer = base.draw(cell.market(), day, random);
        LocalDateTime receivedAt = settings.date(day).atStartOfDay().plusSeconds(ComplaintHabits.secondOfDay(random));
        if (customer.activated().equals(settings.date(day))) {
            receivedAt = afterJoining(customer, day, random);
        }
        String escalation = ComplaintHabits.ESCALATIONS.draw(random);
        return new Complaint(
                "",
                customer,
                cell.category().id(),
                receivedAt,
                ComplaintHabits.CHANNELS.draw(random),
                ComplaintHabits.purpose(cell.category().id(), random),
                escalation,
                resolution(receivedAt, escalation, random),
                random.next());
    }

    private LocalDateTime afterJoining(Customer customer, int day, RandomStream random) {
        LocalDateTime joinedAt = base.changeTime(customer.number(), day);
        int secondsLeft = 24 * 3600 - 1 - joinedAt.toLocalTime().toSecondOfDay();
        return joinedAt.plusSeconds(random.between(1, secondsLeft));
    }

    /** Lognormal hours, moved to when the office is open. */
    private static LocalDateTime resolution(LocalDateTime receivedAt, String escalation, RandomStream random) {
        double hours = MEDIAN_HOURS * StrictMath.exp(HOURS_SPREAD * random.normal());
        if (!escalation.equals("none")) {
            hours *= ESCALATED_TAKES;
        }
        int afterOpening = random.below(3 * 3600);
        boolean never = random.chance(NEVER_RESOLVED);
        if (never || hours > LONGEST_DAYS * 24) {
            return null;
        }
        LocalDateTime done = receivedAt.plusSeconds(1 + (long) (hours * 3600));
        if (done.getHour() < OFFICE_OPENS) {
            return done.toLocalDate().atTime(OFFICE_OPENS, 0).plusSeconds(afterOpening);
        }
        if (done.getHour() >= OFFICE_CLOSES) {
            return done.toLocalDate().plusDays(1).atTime(OFFICE_OPENS, 0).plusSeconds(afterOpening);
        }
        return done;
    }
}
