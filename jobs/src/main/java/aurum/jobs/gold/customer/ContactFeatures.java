package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.contact.Contacts;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How customers and operator meet, and what customers ask about. */
final class ContactFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return Contacts.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("contact_count_90_days", LONG, "近90天接触次数", "contacts in the last 90 days")
                .field("unsolved_contact_count_90_days", LONG, "近90天未解决接触次数", "of these, not solved")
                .field("contact_count_56_days", LONG, "近8周接触次数", "contacts in the last 56 days")
                .field("unsolved_contact_count_56_days", LONG, "近8周未解决接触次数", "of these, not solved")
                .field(
                        "outbound_count_30_days",
                        LONG,
                        "近30天外呼次数",
                        "contacts that the operator began in the last 30 days")
                .field(
                        "leaving_enquiry_count_90_days",
                        LONG,
                        "近90天咨询停机销户次数",
                        "enquiries about suspending or leaving in the last 90 days")
                .field(
                        "leaving_enquiry_count_56_days",
                        LONG,
                        "近8周咨询停机销户次数",
                        "enquiries about suspending or leaving in the last 56 days")
                .field("main_channel", STRING, "常用渠道", "the channel most used in the last 90 days")
                .field("last_contact_date", DATE, "最近接触日期", "the day of the newest contact");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        Column isRecent = FeatureBlock.inLast(90, "contacted_date", asOf);
        Column inWeeks = FeatureBlock.inLast(CustomerSnapshot.RECENT_DAYS, "contacted_date", asOf);
        Dataset<Row> known = rows.where(FeatureBlock.upTo("contacted_date", asOf));
        Dataset<Row> channels = known.where(isRecent)
                .groupBy("customer_key", "channel")
                .agg(count(lit(1)).as("times"))
                .groupBy("customer_key")
                .agg(max_by(col("channel"), struct(col("times"), col("channel")))
                        .as("main_channel"));
        return known.groupBy("customer_key")
                .agg(
                        count_if(isRecent).as("contact_count_90_days"),
                        count_if(isRecent.and(col("is_solved").equalTo(false))).as("unsolved_contact_count_90_days"),
                        count_if(inWeeks).as("contact_count_56_days"),
                        count_if(inWeeks.and(col("is_solved").equalTo(false))).as("unsolved_contact_count_56_days"),
                        count_if(FeatureBlock.inLast(30, "contacted_date", asOf)
                                        .and(col("direction").equalTo("outbound")))
                                .as("outbound_count_30_days"),
                        count_if(isRecent.and(Contacts.isAboutLeaving())).as("leaving_enquiry_count_90_days"),
                        count_if(inWeeks.and(Contacts.isAboutLeaving())).as("leaving_enquiry_count_56_days"),
                        max("contacted_date").as("last_contact_date"))
                .join(channels, new String[] {"customer_key"}, "left");
    }
}
