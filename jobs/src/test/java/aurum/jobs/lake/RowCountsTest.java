package aurum.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.RowCounts.Cut;
import aurum.jobs.silver.complaint.Complaints;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That rows which several tables read are looked at once, and others never taken for them. */
class RowCountsTest extends LakeTest {
    private LongAccumulator looked;
    private RowCounts counts;

    @BeforeEach
    void nothingIsCountedYet() {
        looked = session().sparkContext().longAccumulator("looked");
        counts = new RowCounts(lake);
    }

    /** Rows that tell when they are looked at. */
    private Dataset<Row> rows(int number) {
        LongAccumulator counter = looked;
        MapFunction<Long, Long> look = row -> {
            counter.add(1);
            return row;
        };
        return session().range(number).map(look, Encoders.LONG()).toDF("id");
    }

    @Test
    void theSameRowsAreLookedAtOnce() {
        assertThat(counts.of(new Cut("silver.some", 3, "of May", rows(5)))).isEqualTo(5);
        assertThat(counts.of(new Cut("silver.some", 3, "of May", rows(5)))).isEqualTo(5);
        assertThat(looked.value()).isEqualTo(5);
    }

    @Test
    void anotherTableVersionOrCutIsCountedForItself() {
        counts.of(new Cut("silver.some", 3, "of May", rows(5)));
        assertThat(counts.of(new Cut("silver.other", 3, "of May", rows(6)))).isEqualTo(6);
        assertThat(counts.of(new Cut("silver.some", 4, "of May", rows(7)))).isEqualTo(7);
        assertThat(counts.of(new Cut("silver.some", 3, "of June", rows(8)))).isEqualTo(8);
        assertThat(counts.of(new Cut("silver.some", 3, "of May", rows(5)).where("id > 1")))
                .isEqualTo(3);
    }

    @Test
    void whatIsTakenAwayCountsAgainstWhatIsAdded() {
        Dataset<Row> signed = session().range(5).selectExpr("id", "if(id = 0, -1, 1) as " + Inputs.SIGN);
        assertThat(counts.of(new Cut("silver.some", 3, "signed", signed))).isEqualTo(3);
        assertThat(counts.of(new Cut("silver.some", 3, "none, signed", signed.where("id > 9"))))
                .isZero();
    }

    @Test
    void ofAWholeTableThatWasWrittenAnewTheLogTellsTheNumber() {
        given(Complaints.class, "complaint_id\nc1\nc2");
        long version = lake.newestVersion("silver.complaints").orElseThrow();
        assertThat(counts.of(new Cut("silver.complaints", version, "", rows(9))))
                .isEqualTo(2);
        assertThat(looked.value()).isZero();
        given(Complaints.class, "complaint_id\nc3");
        version = lake.newestVersion("silver.complaints").orElseThrow();
        Cut whole = new Cut("silver.complaints", version, "", lake.readNewest("silver.complaints"));
        assertThat(counts.of(whole)).as("appended to what was there").isEqualTo(3);
    }
}
