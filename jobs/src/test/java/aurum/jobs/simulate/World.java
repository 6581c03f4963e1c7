package aurum.jobs.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A simulated operator in memory, without files. */
record World(SimulationSettings settings, CustomerBase base, ComplaintDemand demand) {

    static final Path HOME = Path.of(System.getProperty("aurum.home"));
    static final Path CATALOG = HOME.resolve("data/catalog");

    static World of(SimulationSettings settings) {
        try {
            OperatorCatalog catalog = OperatorCatalog.read(settings.catalog());
            CustomerBase base = new CustomerBase(settings, catalog.branches(), catalog.plans());
            return new World(settings, base, new ComplaintDemand(settings, base, catalog.calendar(), List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int subscribers(ProductLine line, int day) {
        return base.markets().stream()
                .filter(market -> market.productLine() == line)
                .mapToInt(market -> base.subscribers(market, day))
                .sum();
    }

    int subscribers(int day) {
        return base.markets().stream()
                .mapToInt(market -> base.subscribers(market, day))
                .sum();
    }
}
