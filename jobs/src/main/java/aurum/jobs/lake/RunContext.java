package aurum.jobs.lake;

import aurum.jobs.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * What one run is given from outside, the same for every table.
 *
 * @param runId unique, sorts by time
 * @param startedAt when it started: for the records of the run only, never for a figure
 * @param asOf everything that happened up to the end of this day counts
 * @param acceptedShrinking tables whose loss of more than half of their rows is meant
 * @param lockWait how long to wait for another run
 */
public record RunContext(
        String runId,
        Instant startedAt,
        LocalDate asOf,
        Catalog catalog,
        CustomerKey customerKey,
        Set<String> acceptedShrinking,
        Duration lockWait) {}
