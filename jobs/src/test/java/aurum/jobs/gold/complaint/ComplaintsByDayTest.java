package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.silver.complaint.Complaints;
import org.junit.jupiter.api.Test;

class ComplaintsByDayTest extends LakeTest {

    @Test
    void lateComplaintChangesOnlyItsOwnDay() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date | is_escalated
            c1           | north     | 2026-03-01    | false
            c2           | north     | 2026-03-02    | true
            """);
        build(ComplaintsByDay.class, asOf("2026-03-02"));
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date | is_escalated
            c3           | north     | 2026-03-01    | false
            """);
        build(ComplaintsByDay.class, asOf("2026-03-02"));
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count | escalated_count
            2026-03-01     | 2               | 0
            2026-03-02     | 1               | 1
            """);
        expectRebuiltDays("2026-03-01");
        assertThat(lastRun().rowsRead()).containsEntry("silver.complaints", 2L);
        assertThat(lastRun().addsUp()).isTrue();
    }

    @Test
    void dayWithMoreEscalatedThanReceivedStopsTheRun() {
        expectStopped(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count | escalated_count
            2026-03-01     | 2               | 3
            """,
                "counts fit");
        expectStopped(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count | escalated_count
            2026-03-01     | 2               | -1
            """,
                "counts fit");
    }

    @Test
    void complaintOfTomorrowWaitsForTomorrow() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date
            c1           | north     | 2026-03-01
            c2           | north     | 2026-03-02
            """);
        build(ComplaintsByDay.class, asOf("2026-03-01"));
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 1
            """);
        build(ComplaintsByDay.class, asOf("2026-03-02"));
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 1
            2026-03-02     | 1
            """);
        expectRebuiltDays("2026-03-02");
    }

    @Test
    void complaintMovedToAnotherDayLeavesItsOldDay() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date | updated_at
            c1           | north     | 2026-03-01    | 2026-03-01 10:00:00
            c2           | north     | 2026-03-01    | 2026-03-01 10:00:00
            """);
        build(ComplaintsByDay.class, asOf("2026-03-03"));
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date | updated_at
            c1           | north     | 2026-03-02    | 2026-03-02 10:00:00
            """);
        build(ComplaintsByDay.class, asOf("2026-03-03"));
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 1
            2026-03-02     | 1
            """);
        expectRebuiltDays("2026-03-01..2026-03-02");
    }

    @Test
    void rowsBeforeTheHorizonChangeNothingPublishedAndAreNamed() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date
            c1           | north     | 2026-03-30
            """);
        build(ComplaintsByDay.class, asOf("2026-03-31"));
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date
            c2           | north     | 2026-03-01
            """);
        assertThat(build(ComplaintsByDay.class, asOf("2026-03-31")).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(lastRun().notes()).singleElement().asString().contains("2026-03-01", "stay as published");
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-30     | 1
            """);
    }

    @Test
    void nothingNewChangesNothing() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | received_date
            c1           | north     | 2026-03-01
            """);
        build(ComplaintsByDay.class, asOf("2026-03-01"));
        assertThat(build(ComplaintsByDay.class, asOf("2026-03-01")).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void cellsStayApart() {
        given(
                Complaints.class,
                """
            complaint_id | region_id | product_line | category_id | channel | journey_stage | received_date
            c1           | north     | mobile_5g    | late_fee    | hotline | payment       | 2026-03-01
            c2           | north     | mobile_5g    | late_fee    | hotline | payment       | 2026-03-01
            c3           | north     | mobile_5g    | late_fee    | store   | payment       | 2026-03-01
            c4           | south     | unknown      | unknown     | unknown | unknown       | 2026-03-01
            """);
        build(ComplaintsByDay.class, asOf("2026-03-01"));
        expect(
                ComplaintsByDay.class,
                """
            region_id | product_line | category_id | channel | complaint_count
            north     | mobile_5g    | late_fee    | hotline | 2
            north     | mobile_5g    | late_fee    | store   | 1
            south     | unknown      | unknown     | unknown | 1
            """);
    }
}
