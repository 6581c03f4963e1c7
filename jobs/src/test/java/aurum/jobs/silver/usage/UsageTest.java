package aurum.jobs.silver.usage;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.feed.UsageFeed;
import org.junit.jupiter.api.Test;

class UsageTest extends LakeTest {
    private static final String HEADER =
            "customer_id | usage_date | recorded_at         | voice_minutes | call_count | data_megabytes\n";
    private static final String FIRST = HEADER
            + """
            u1          | 2026-03-30 | 2026-03-31 01:00:00 | 1.1           | 1          | 0.1
            u1          | 2026-03-31 | 2026-04-01 01:00:00 | 2.2           | 2          | 0.2
            u1          | 2026-03-31 | 2026-04-01 01:00:00 | 2.2           | 2          | 0.2
            u2          | 2026-03-31 | 2026-04-01 01:00:00 | 0             | 0          | 0
            u2          | 2026-03-31 | 2026-04-01 01:00:00 | -1            | 0          | 0
            """;
    /** A corrected day, a late one, the same once more, a new one. */
    private static final String NEXT = HEADER
            + """
            u1          | 2026-03-31 | 2026-04-02 01:00:00 | 2.0           | 1          | 0.2
            u1          | 2026-03-29 | 2026-04-02 01:00:00 | 0.3           | 1          |
            u1          | 2026-03-30 | 2026-03-31 01:00:00 | 1.1           | 1          | 0.1
            u1          | 2026-04-01 | 2026-04-02 01:00:00 | 5             | 4          | 7.25
            """;

    @Test
    void correctedLateAndRepeatedRowsLeaveOneRowPerDay() {
        given(UsageFeed.class, FIRST);
        TableRun first = build(UsageDays.class, asOf("2026-04-02"));
        assertThat(first.rowsIn()).isEqualTo(5);
        assertThat(first.rowsOut()).isEqualTo(3);
        assertThat(first.rowsSame()).isEqualTo(1);
        assertThat(first.rowsSetAside()).as("negative use").isEqualTo(1);
        given(UsageFeed.class, NEXT);
        TableRun next = build(UsageDays.class, asOf("2026-04-02"));
        assertThat(next.rowsOut()).isEqualTo(3);
        assertThat(next.rowsSame()).isEqualTo(1);
        expect(
                UsageDays.class,
                """
            usage_date | voice_minutes | call_count | data_megabytes
            2026-03-29 | 0.3           | 1          |
            2026-03-30 | 1.1           | 1          | 0.1
            2026-03-31 | 2.0           | 1          | 0.2
            2026-03-31 | 0.0           | 0          | 0.0
            2026-04-01 | 5.0           | 4          | 7.25
            """);
    }

    @Test
    void rowsOfWhichNoneIsKeptAreCounted() {
        String broken = HEADER + "u1 | 2026-03-31 | 2026-04-01 01:00:00 | -1 | 0 | 0\n";
        given(UsageFeed.class, broken);
        for (int time = 1; time <= 2; time++) {
            TableRun run = build(UsageDays.class, asOf("2026-04-02"));
            assertThat(run.rowsIn()).isEqualTo(1);
            assertThat(run.rowsSetAside()).isEqualTo(1);
            assertThat(run.rowsOut()).isZero();
            given(UsageFeed.class, broken);
        }
    }

    @Test
    void newRowsAloneRewriteNothing() {
        given(UsageFeed.class, FIRST);
        build(UsageDays.class, asOf("2026-04-02"));
        given(
                UsageFeed.class,
                HEADER
                        + """
            u1          | 2026-04-01 | 2026-04-02 01:00:00 | 5             | 4          | 7.25
            u1          | 2026-03-30 | 2026-03-31 01:00:00 | 1.1           | 1          | 0.1
            """);
        TableRun next = build(UsageDays.class, asOf("2026-04-02"));
        assertThat(next.rowsOut()).isEqualTo(1);
        assertThat(next.rowsSame()).isEqualTo(1);
        assertThat(lake.metric("silver.usage_days", next.version().orElseThrow(), "numRemovedFiles"))
                .isZero();
        assertThat(lake.metric("silver.usage_days", next.version().orElseThrow(), "numOutputRows"))
                .isEqualTo(1);
    }

    @Test
    void monthsAddUpDayByDayToWhatAllDaysAddUpTo() {
        given(UsageFeed.class, FIRST);
        build(UsageDays.class, asOf("2026-04-02"));
        build(UsageMonths.class, asOf("2026-04-02"));
        given(UsageFeed.class, NEXT);
        build(UsageDays.class, asOf("2026-04-02"));
        TableRun next = build(UsageMonths.class, asOf("2026-04-02"));
        assertThat(next.rowsIn()).as("a corrected day counts once").isEqualTo(2);
        assertThat(next.addsUp()).isTrue();
        String sums =
                """
            usage_month | day_count | active_day_count | voice_minutes | call_count | data_megabytes | last_active_date
            2026-03-01  | 3         | 3                | 3.4           | 3          | 0.3            | 2026-03-31
            2026-03-01  | 1         | 0                | 0.0           | 0          | 0.0            |
            2026-04-01  | 1         | 1                | 5.0           | 4          | 7.25           | 2026-04-01
            """;
        expect(UsageMonths.class, sums);
        forget(UsageMonths.class);
        build(UsageMonths.class, asOf("2026-04-02"));
        expect(UsageMonths.class, sums);
    }
}
