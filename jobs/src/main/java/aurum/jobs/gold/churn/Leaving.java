package aurum.jobs.gold.churn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.customer.CustomerSnapshot;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Field.Mark;
import aurum.jobs.lake.Field.Sensitivity;
import aurum.jobs.lake.Type;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is learnt about leaving: which columns are looked at, and what counts as leaving after a snapshot. One definition for the past that a model learns from and the day that it scores. */
final class Leaving {
    /** So many days after a snapshot are left out: who leaves that soon can no longer be held. */
    static final int GAP_DAYS = 7;

    /** Who leaves within so many days after the gap is a leaver of the snapshot. */
    static final int WINDOW_DAYS = 30;

    /** No column looks farther back, but for the change of use, which says from when on it counts. */
    static final int RECENT_DAYS = CustomerSnapshot.RECENT_DAYS;

    /**
     * One source of features.
     *
     * @param knownDate the column with the day of the newest row of the source that was counted
     * @param columns of {@link CustomerFeatures}, or derived from them
     */
    record Source(String knownDate, String zh, String en, List<String> columns) {}

    static final List<Source> SOURCES = List.of(
            new Source(
                    "profile_known_date",
                    "档案",
                    "the customer's profile",
                    List.of("level", "state", "age_years", "has_family_group", "joined_through", "tenure_months")),
            new Source(
                    "subscription_known_date",
                    "套餐",
                    "the subscription",
                    List.of("product_line", "plan_id", "monthly_fee_yuan", "is_prepaid", "contract_days_left")),
            new Source(
                    "bills_known_date",
                    "账单",
                    "bills",
                    List.of(
                            "last_bill_yuan",
                            "bill_to_median_ratio",
                            "last_bill_new_service_rate",
                            "last_bill_data_rate",
                            "overdue_bill_count")),
            new Source(
                    "use_known_date",
                    "使用",
                    "use",
                    List.of(
                            "voice_minutes_per_month",
                            "data_megabytes_per_month",
                            "online_minutes_per_month",
                            "video_share_rate",
                            "night_share_rate",
                            "failed_call_rate",
                            "active_day_count",
                            "voice_change_rate",
                            "data_change_rate")),
            new Source("last_active_date", "最后使用", "the last use", List.of("silent_days")),
            new Source(
                    "last_complaint_date",
                    "投诉",
                    "complaints",
                    List.of(
                            "complaint_count_30_days",
                            "open_complaint_count",
                            "escalated_count_56_days",
                            "unsatisfied_count_56_days",
                            "days_since_complaint")),
            new Source(
                    "last_contact_date",
                    "接触",
                    "contacts",
                    List.of(
                            "contact_count_56_days",
                            "unsolved_contact_count_56_days",
                            "leaving_enquiry_count_56_days")),
            new Source("last_answered_date", "调查", "surveys", List.of("recent_overall", "recent_recommend")));

    private static final Contract KNOWN = new CustomerFeatures().contract();

    private Leaving() {}

    /** Names of all columns that a model may look at. */
    static List<String> columns() {
        return SOURCES.stream().flatMap(source -> source.columns().stream()).toList();
    }

    /** The columns as a contract tells them. */
    static void describe(Contract.Builder contract) {
        for (Source source : SOURCES) {
            for (String column : source.columns()) {
                describe(contract, field(column));
            }
        }
        for (Source source : SOURCES) {
            contract.field(
                    source.knownDate(),
                    Type.DATE,
                    "%s数据可得日期".formatted(source.zh()),
                    "available_at of %s: the day of the newest row of %s that was counted"
                            .formatted(String.join(", ", source.columns()), source.en()));
        }
    }

    private static Field field(String column) {
        return switch (column) {
            case "silent_days" ->
                field(column, Type.LONG, "沉默天数", "days since the last use, at most %d".formatted(RECENT_DAYS));
            case "days_since_complaint" ->
                field(
                        column,
                        Type.LONG,
                        "距上次投诉天数",
                        "days since the newest complaint; null without one in the last %d days".formatted(RECENT_DAYS));
            case "recent_overall" ->
                field(
                        column,
                        Type.DOUBLE,
                        "近期总体满意度",
                        "last_overall when it was said in the last %d days".formatted(RECENT_DAYS));
            case "recent_recommend" ->
                field(
                        column,
                        Type.DOUBLE,
                        "近期推荐意愿",
                        "last_recommend when it was said in the last %d days".formatted(RECENT_DAYS));
            default -> KNOWN.field(column);
        };
    }

    private static Field field(String name, Type type, String meaningZh, String meaningEn) {
        return new Field(name, type, meaningZh, meaningEn, false, Sensitivity.NONE);
    }

    private static void describe(Contract.Builder contract, Field field) {
        Mark[] marks = field.sensitivity() == Sensitivity.SENSITIVE ? new Mark[] {Mark.SENSITIVE} : new Mark[0];
        contract.field(field.name(), field.type(), field.meaningZh(), field.meaningEn(), marks);
    }

    /** Rows of customers with every column that a model may look at, null where the source is not there; and when each was known. */
    static List<Column> selected(Dataset<Row> snapshot, LocalDate day) {
        List<String> made = List.of(snapshot.columns());
        List<Column> selected = new ArrayList<>();
        for (Source source : SOURCES) {
            for (String column : source.columns()) {
                selected.add(
                        made.contains(basis(column))
                                ? value(column, datediff(lit(Date.valueOf(day)), col(source.knownDate())))
                                        .as(column)
                                : lit(null).cast(field(column).type().spark()).as(column));
            }
        }
        for (Source source : SOURCES) {
            selected.add(
                    made.contains(source.knownDate())
                            ? col(source.knownDate())
                            : lit(null).cast("date").as(source.knownDate()));
        }
        return selected;
    }

    /** The column of {@link CustomerFeatures} that one is made from. */
    private static String basis(String column) {
        return switch (column) {
            case "silent_days" -> "last_active_date";
            case "days_since_complaint" -> "last_complaint_date";
            case "recent_overall" -> "last_overall";
            case "recent_recommend" -> "last_recommend";
            default -> column;
        };
    }

    /**
     * What a column says. What happened longer ago than a snapshot need look back counts alike, however much of the past there is: otherwise a longer past would look like customers who changed.
     *
     * @param daysSince since the newest row of the column's source
     */
    private static Column value(String column, Column daysSince) {
        return switch (column) {
            // Of who was never seen to use anything, nothing is said: least() alone would.
            case "silent_days" ->
                when(daysSince.isNotNull(), least(daysSince, lit(RECENT_DAYS))).cast("long");
            case "days_since_complaint" ->
                when(daysSince.lt(RECENT_DAYS), daysSince).cast("long");
            case "recent_overall", "recent_recommend" -> when(daysSince.lt(RECENT_DAYS), col(basis(column)));
            default -> col(column);
        };
    }

    /** One row per customer who left up to a day, with {@code left_date}. */
    static Dataset<Row> leavers(Dataset<Row> customers, LocalDate asOf) {
        return customers
                .where(col("left_date").leq(lit(Date.valueOf(asOf))))
                .groupBy("customer_key")
                .agg(max("left_date").as("left_date"));
    }

    /** Whether a customer of a snapshot left within the window; null while it is not over, and for who left before it began. */
    static Column leaves(LocalDate snapshot, LocalDate asOf) {
        Column day = lit(Date.valueOf(snapshot));
        Column first = date_add(day, GAP_DAYS + 1);
        Column last = date_add(day, GAP_DAYS + WINDOW_DAYS);
        return isOver(snapshot, asOf)
                ? when(col("left_date").isNull().or(col("left_date").gt(last)), false)
                        .when(col("left_date").geq(first), true)
                : lit(null).cast("boolean");
    }

    static boolean isOver(LocalDate snapshot, LocalDate asOf) {
        return !snapshot.plusDays(GAP_DAYS + WINDOW_DAYS).isAfter(asOf);
    }
}
