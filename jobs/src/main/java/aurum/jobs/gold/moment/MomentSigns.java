package aurum.jobs.gold.moment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.gold.churn.PlanFit;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.network.NetworkEvents;
import aurum.jobs.silver.network.Notices;
import aurum.jobs.silver.usage.Bills;
import aurum.jobs.silver.usage.UsageDays;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer at the end of the day: what tells that a key moment has come. Every column is one that the rule of a moment may name; days since something that is not known to have happened are null, of
 * which no rule holds.
 */
public final class MomentSigns implements Table {
    @Override
    public Contract contract() {
        return Contract.gold("moment_signs")
                .grain("one row per customer at the end of the day")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("is_prepaid", BOOLEAN, "是否预付费", "pays in advance")
                .field("is_real_name", BOOLEAN, "是否实名", "registered under the real name")
                .field("age_years", LONG, "年龄", "age in whole years", SENSITIVE)
                .field("tenure_months", LONG, "在网月数", "whole months as a subscriber", REQUIRED)
                .field("calendar_month", LONG, "月份", "the month of the day, 1 to 12", REQUIRED)
                .field("is_public_holiday", BOOLEAN, "是否法定节假日", "the catalog's holidays say so of the day", REQUIRED)
                .field("is_birth_month", BOOLEAN, "是否生日当月", "born in this month of the year", SENSITIVE)
                .field(
                        "days_to_anniversary",
                        LONG,
                        "距入网周年天数",
                        "days to the next day on which a number of whole years as a subscriber is reached, 0 on it",
                        REQUIRED)
                .field("contract_days_left", LONG, "合约剩余天数", "days to the end of the contract; null without one")
                .field("points", LONG, "积分", "loyalty points")
                .field("days_to_points_expiry", LONG, "距积分到期天数", "days to the day on which points expire")
                .field("days_since_level_change", LONG, "等级变动天数", "days since the level last changed")
                .field("days_since_device_change", LONG, "换机天数", "days since the handset or modem last changed")
                .field("days_since_move", LONG, "搬家天数", "days since the district last changed")
                .field("days_since_family_change", LONG, "加入家庭群组天数", "days since the customer joined a family group")
                .field("bill_count", LONG, "账单数", "bills so far, of the months kept")
                .field(
                        "bill_to_median_ratio",
                        DOUBLE,
                        "账单突增倍数",
                        "the newest bill divided by the median of the three before it")
                .field("days_since_payment", LONG, "距交费天数", "days since a bill was last paid")
                .field(
                        "data_allowance_used_rate",
                        DOUBLE,
                        "套餐流量使用比例",
                        "data of this month divided by what the plan includes; null where it includes none")
                .field(
                        "plan_saving_yuan",
                        DOUBLE,
                        "换套餐月省（元）",
                        "what the best plan for the last three complete months would have cost less a month")
                .field("days_since_use", LONG, "未使用天数", "days since the last day with any use")
                .field(
                        "days_since_roaming",
                        LONG,
                        "距漫游天数",
                        "days since the last day with use while roaming, of the last 84")
                .field(
                        "roaming_day_count_84_days",
                        LONG,
                        "近84天漫游天数",
                        "of the last 84 days, those with use while roaming")
                .field(
                        "days_since_hotline_call",
                        LONG,
                        "距拨打热线天数",
                        "days since the customer last called the hotline, of the last 84")
                .field(
                        "days_since_campaign_contact",
                        LONG,
                        "距参加活动天数",
                        "days since the last contact that belongs to a campaign, of the last 84")
                .field(
                        "days_since_leaving_enquiry",
                        LONG,
                        "距咨询停机天数",
                        "days since the last enquiry about suspending or leaving, of the last 84")
                .field("days_since_complaint_resolved", LONG, "距投诉办结天数", "days since a complaint was last resolved")
                .field(
                        "days_since_network_resolved",
                        LONG,
                        "距网络投诉办结天数",
                        "the same, of complaints that the department 'network' is in charge of")
                .field(
                        "days_since_outage_nearby",
                        LONG,
                        "距附近故障天数",
                        "days since an outage last hit the customer's district and product line")
                .field(
                        "days_to_works_nearby",
                        LONG,
                        "距附近割接天数",
                        "days to the next planned works there of which a notice was sent, 0 on the day")
                .field("signs_date", DATE, "判定日期", "the day at whose end it holds", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(CustomerFeatures.class),
                all(Customers.class),
                all(Bills.class).optional(),
                all(UsageDays.class).optional(),
                all(Contacts.class).optional(),
                all(Complaints.class).optional(),
                all(NetworkEvents.class).optional(),
                all(Notices.class).optional(),
                all(PlanFit.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("holidays", "plans");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate day = in.asOf();
        Signs signs = new Signs(day);
        Dataset<Row> known = signs.ofCustomers(in.read(CustomerFeatures.class), in.catalog("holidays", "date", "kind"))
                .join(signs.ofChanges(in.read(Customers.class)), new String[] {"customer_key"}, "left");
        known = with(in, Bills.class, known, signs::ofBills);
        known = with(in, Contacts.class, known, signs::ofContacts);
        known = with(in, PlanFit.class, known, signs::ofPlans);
        known = with(in, Complaints.class, known, signs::ofComplaints);
        known = with(in, UsageDays.class, known, signs::ofUse);
        known = signs.withAllowance(known, broadcast(in.catalog("plans", "id", "data_allowance_megabytes")));
        if (in.has(NetworkEvents.class)) {
            known = signs.nearby(known, signs.outages(in.read(NetworkEvents.class)));
        }
        if (in.has(Notices.class)) {
            known = signs.nearby(known, signs.works(in.read(Notices.class)));
        }
        return conformed(known);
    }

    private static Dataset<Row> with(
            Inputs in,
            Class<? extends LakeTable> source,
            Dataset<Row> known,
            Function<Dataset<Row>, Dataset<Row>> signs) {
        return in.has(source) ? known.join(signs.apply(in.read(source)), new String[] {"customer_key"}, "left") : known;
    }

    private Dataset<Row> conformed(Dataset<Row> known) {
        List<String> made = List.of(known.columns());
        return known.select(contract().fields().stream()
                .map(field -> (made.contains(field.name()) ? col(field.name()) : lit(null))
                        .cast(field.type().spark())
                        .as(field.name()))
                .toArray(Column[]::new));
    }
}
