package aurum.jobs.gold.service;

import static aurum.jobs.lake.Input.all;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.service.ServiceDeliveries;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Function1;

/** What came of every offer, and of every customer of the control group who was not made one. An outcome is null while its days are not over, so that new offers never make a service look worse than it is. */
final class OfferOutcomes {
    /** Use is told within a week of the offer. */
    static final int USE_DAYS = 7;

    /** A complaint in so many days after the offer may be about it. */
    static final int COMPLAINT_DAYS = 30;

    /** Whoever a service kept is still there after so many days. */
    static final int LEAVING_DAYS = 60;

    private OfferOutcomes() {}

    /** What it reads. */
    static List<Input> inputs() {
        return List.of(
                all(ServiceDeliveries.class),
                all(Complaints.class).optional(),
                all(Customers.class).optional());
    }

    /** The columns of the deliveries, and {@code used}, {@code complained} (and {@code complained_before}, in as many days before the offer) and {@code left}; these are null too where the lake lacks their source or the customer is not known. */
    static Dataset<Row> of(Inputs in) {
        Column asOf = lit(Date.valueOf(in.asOf()));
        Dataset<Row> offers = in.read(ServiceDeliveries.class)
                .where(col("offered_date").leq(asOf))
                .withColumn("used", after(USE_DAYS, asOf, coalesce(col("is_used"), lit(false))));
        return withLeaving(in, asOf, withComplaints(in, asOf, offers));
    }

    private static Column after(int days, Column asOf, Column outcome) {
        return when(date_add(col("offered_date"), days).leq(asOf), outcome);
    }

    private static Dataset<Row> withComplaints(Inputs in, Column asOf, Dataset<Row> offers) {
        if (!in.has(Complaints.class)) {
            Column unknown = lit(null).cast("boolean");
            return offers.withColumn("complained", unknown).withColumn("complained_before", unknown);
        }
        Dataset<Row> days = in.read(Complaints.class)
                .where(col("customer_key").isNotNull().and(col("received_date").leq(asOf)))
                .groupBy("customer_key")
                .agg(collect_set("received_date").as("_complaint_days"));
        Column offered = col("offered_date");
        Column after = complaintOn(day -> day.gt(offered).and(day.leq(date_add(offered, COMPLAINT_DAYS))));
        Column before = complaintOn(day -> day.lt(offered).and(day.geq(date_add(offered, -COMPLAINT_DAYS))));
        return offers.join(days, new String[] {"customer_key"}, "left")
                .withColumn("complained", when(col("customer_key").isNotNull(), after(COMPLAINT_DAYS, asOf, after)))
                .withColumn("complained_before", when(col("complained").isNotNull(), before))
                .drop("_complaint_days");
    }

    private static Column complaintOn(Function1<Column, Column> isThen) {
        return coalesce(exists(col("_complaint_days"), isThen), lit(false));
    }

    private static Dataset<Row> withLeaving(Inputs in, Column asOf, Dataset<Row> offers) {
        if (!in.has(Customers.class)) {
            return offers.withColumn("left", lit(null).cast("boolean"));
        }
        Dataset<Row> leavers = in.read(Customers.class)
                .where(col("left_date").leq(asOf))
                .groupBy("customer_key")
                .agg(max("left_date").as("_left_date"));
        Column left = coalesce(col("_left_date").leq(date_add(col("offered_date"), LEAVING_DAYS)), lit(false));
        return offers.join(leavers, new String[] {"customer_key"}, "left")
                .withColumn("left", when(col("customer_key").isNotNull(), after(LEAVING_DAYS, asOf, left)))
                .drop("_left_date");
    }
}
