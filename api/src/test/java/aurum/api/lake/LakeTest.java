package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that open a golden lake as the server does. */
abstract class LakeTest {

    static final String COMPLAINTS = "gold.complaints_by_day";
    static final String COUNT = "select sum(complaint_count)::bigint from gold.complaints_by_day";

    record Nothing() {}

    @TempDir
    Path folder;

    PublishedLake served;

    @AfterEach
    void close() {
        if (served != null) {
            served.close();
        }
    }

    void open(GoldenLake lake) {
        open(lake.folder());
    }

    void open(Path lake) {
        served = new PublishedLake(lake, 128, Duration.ofSeconds(5));
        served.refresh();
    }

    void expectNothingServedBecause(String reason) {
        assertThat(served.state().served()).isEmpty();
        assertThatThrownBy(() -> served.pin())
                .isInstanceOf(NothingPublished.class)
                .hasMessageContaining(reason);
    }

    long count() {
        try (Pin pin = served.pin()) {
            return count(pin);
        }
    }

    static long count(Pin pin) {
        return (Long) pin.rows(COUNT, new Nothing(), new Scope.Everything(), 1)
                .values()
                .get(0)
                .get(0);
    }
}
