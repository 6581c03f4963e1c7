package aurum.jobs.silver.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.feed.ComplaintsFeed;
import org.junit.jupiter.api.Test;

class ComplaintsTest extends LakeTest {

    @Test
    void newestStateWinsWhateverTheOrderAndNothingIsLost() {
        given(
                ComplaintsFeed.class,
                """
            complaint_id | customer_id | region | category | escalation | received_at         | updated_at          | status   | resolved_at         | _source_file | _row_number
            c1           | u1          | north  | late_fee | none       | 2026-03-01 23:30:00 | 2026-03-03 00:00:00 | resolved | 2026-03-03 00:00:00 | b.csv        | 1
            c1           | u1          | north  | late_fee | none       | 2026-03-01 23:30:00 | 2026-03-01 23:30:00 | open     |                     | a.csv        | 1
            c2           | u1          |        |          | Regulator  | 2026-03-02 00:10:00 |                     | open     |                     | a.csv        | 2
            c2           | u1          |        |          | Regulator  | 2026-03-02 00:10:00 |                     | open     |                     | a.csv        | 3
            c3           |             | north  | made_up  |            | 1900-01-01 00:00:00 |                     | open     |                     | a.csv        | 4
            """);
        TableRun run = build(Complaints.class, asOf("2026-03-03"));
        expect(
                Complaints.class,
                """
            complaint_id | region_id | category_id | journey_stage       | escalation | is_escalated | received_date | status   | _source_file
            c1           | north     | late_fee    | payment_enquiry     | none       | false        | 2026-03-01    | resolved | b.csv
            c2           | unknown   | unknown     | unknown             | regulator  | true         | 2026-03-02    | open     | a.csv
            """);
        assertThat(run.rowsIn()).isEqualTo(5);
        assertThat(run.rowsOut()).isEqualTo(2);
        assertThat(run.rowsSame()).isEqualTo(2);
        assertThat(run.rowsSetAside()).isEqualTo(1);
        assertThat(run.addsUp()).isTrue();
        assertThat(lake.readNewest(Quarantine.CONTRACT.name()).head().<String>getAs("reason"))
                .contains("received in a plausible year");

        given(
                ComplaintsFeed.class,
                """
            complaint_id | customer_id | region | received_at         | updated_at          | status   | _source_file | _row_number
            c1           | u1          | north  | 2026-03-01 23:30:00 | 2026-03-02 00:00:00 | waiting  | c.csv        | 1
            c4           | u2          | south  | 2026-03-03 01:00:00 |                     | open     | c.csv        | 2
            """);
        TableRun next = build(Complaints.class, asOf("2026-03-03"));
        assertThat(next.rowsRead()).as("only what is new").containsEntry("bronze.complaints", 2L);
        assertThat(next.rowsOut()).isEqualTo(1);
        assertThat(next.rowsSame()).as("an older state that came late").isEqualTo(1);
        expect(
                Complaints.class,
                """
            complaint_id | status
            c1           | resolved
            c2           | open
            c4           | open
            """);
    }

    @Test
    void customerIsAPseudonymAndTheSameOneEverywhere() {
        given(
                ComplaintsFeed.class,
                """
            complaint_id | customer_id | received_at
            c1           | u1          | 2026-03-01 10:00:00
            c2           | u1          | 2026-03-01 10:00:00
            c3           |             | 2026-03-01 10:00:00
            """);
        build(Complaints.class, asOf("2026-03-01"));
        var keys = rows(Complaints.class, java.util.List.of("complaint_id", "customer_key")).stream()
                .collect(java.util.stream.Collectors.toMap(row -> row.get(0), row -> String.valueOf(row.get(1))));
        assertThat(keys.get("c1")).matches("[0-9a-f]{32}").isEqualTo(keys.get("c2"));
        assertThat(keys.get("c3")).isEqualTo("null");
    }

    @Test
    void rowsWithAProblemStayInBronze() {
        given(
                ComplaintsFeed.class,
                """
            complaint_id | received_at         | _problem
            c1           | 2026-03-01 10:00:00 |
            c2           |                     | received_at: is missing
            """);
        assertThat(build(Complaints.class, asOf("2026-03-01")).rowsIn()).isEqualTo(1);
    }
}
