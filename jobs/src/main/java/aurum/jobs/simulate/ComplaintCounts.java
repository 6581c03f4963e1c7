package aurum.jobs.simulate;

import aurum.jobs.simulate.Incident.Kind;
import java.io.IOException;
import java.util.List;

/** The counts alone of a make-believe operator, without its files: what a cell expected each day, what came, and what was planted. For evaluations that need years of several operators. */
public final class ComplaintCounts {
    private final List<CellCounts> cells;
    private final List<Planted> planted;

    /**
     * One cell; arrays by day, from 0.
     *
     * @param usual expected without anything planted
     * @param expected with it
     * @param counts what came
     */
    public record CellCounts(
            String region,
            String productLine,
            String category,
            double overdispersion,
            double[] subscribers,
            double[] usual,
            double[] expected,
            double[] counts) {}

    /**
     * A hotspot.
     *
     * @param deviations its size in standard deviations of a usual day of all it hits
     * @param firstDay from 0
     */
    public record Planted(
            List<String> regions,
            List<String> productLines,
            List<String> categories,
            double deviations,
            int firstDay,
            int lastDay) {}

    private ComplaintCounts(List<CellCounts> cells, List<Planted> planted) {
        this.cells = cells;
        this.planted = planted;
    }

    /** @param hotspotsInHalfAYear how many to plant */
    public static ComplaintCounts of(SimulationSettings settings, int hotspotsInHalfAYear) throws IOException {
        OperatorCatalog catalog = OperatorCatalog.read(settings.catalog());
        CustomerBase base = new CustomerBase(settings, catalog.branches(), catalog.plans());
        List<Incident> incidents = new Incidents(settings, catalog.branches(), hotspotsInHalfAYear).all();
        ComplaintDemand demand = new ComplaintDemand(settings, base, catalog.calendar(), incidents);
        List<CellCounts> cells = demand.cells().stream()
                .map(cell -> empty(cell, settings.days()))
                .toList();
        for (int day = 1; day <= settings.days(); day++) {
            for (ComplaintDemand.Day one : demand.day(day)) {
                CellCounts cell = cells.get(one.cell().index());
                cell.subscribers[day - 1] = base.subscribers(one.cell().market(), day);
                cell.usual[day - 1] = one.usual();
                cell.expected[day - 1] = one.expected();
                cell.counts[day - 1] = one.drawn();
            }
        }
        return new ComplaintCounts(
                cells,
                incidents.stream()
                        .filter(incident -> incident.kind() == Kind.HOTSPOT)
                        .map(ComplaintCounts::planted)
                        .toList());
    }

    private static CellCounts empty(Cell cell, int days) {
        return new CellCounts(
                cell.market().branch().id(),
                cell.market().productLine().id,
                cell.category().id(),
                cell.overdispersion(),
                new double[days],
                new double[days],
                new double[days],
                new double[days]);
    }

    private static Planted planted(Incident incident) {
        return new Planted(
                List.copyOf(incident.branches()),
                incident.lines().stream().map(line -> line.id).toList(),
                List.copyOf(incident.categories()),
                incident.deviations(),
                incident.fromDay() - 1,
                incident.toDay() - 1);
    }

    public List<CellCounts> cells() {
        return cells;
    }

    public List<Planted> planted() {
        return planted;
    }
}
