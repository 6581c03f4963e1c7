package aurum.jobs.silver.customer;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.CustomersFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer: name, phone and e-mail, in their newest state. The only published place with identifiers in clear. */
public final class ContactPoints implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("contact_points")
                .grain("one row per customer, in the newest state")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("name", STRING, "姓名", "name", PERSONAL)
                .field("phone", STRING, "电话", "phone number: digits, without the country's prefix", PERSONAL)
                .field("email", STRING, "电子邮箱", "e-mail address, in lower case", PERSONAL)
                .field("changed_at", TIMESTAMP, "变更时间", "when this state began", REQUIRED)
                .replaces(latestBy("changed_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(CustomersFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(CustomersFeed.class)
                .select(
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        nullif(trim(col("name")), lit("")).as("name"),
                        nullif(
                                        regexp_replace(
                                                regexp_replace(col("phone"), "[^0-9]", ""),
                                                "^0{0,2}86(?=1[0-9]{10}$)",
                                                ""),
                                        lit(""))
                                .as("phone"),
                        nullif(lower(trim(col("email"))), lit("")).as("email"),
                        col("changed_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
