package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer who is one at the end of the day: every documented column that a rule of the catalog may use. A column of a source that the lake lacks is null; a count of one that it has is
 * 0 for customers of whom it knows nothing.
 */
public final class CustomerFeatures implements Table {
    @Override
    public Contract contract() {
        Contract.Builder contract = Contract.gold("customer_features")
                .grain("one row per customer at the end of the day")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "所在区县", "the district, or 'unknown'", REQUIRED)
                .field(
                        "is_urban",
                        BOOLEAN,
                        "是否城区",
                        "lives in a district that the catalog calls urban; null where it does not say")
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("state", STRING, "状态", "active, suspended, in_arrears, or 'unknown'", SENSITIVE)
                .field("age_years", LONG, "年龄", "age in whole years", SENSITIVE)
                .field("birth_month", DATE, "出生年月", "the first day of the month of birth", SENSITIVE)
                .field("gender", STRING, "性别", "female, male, or the source's own word", SENSITIVE)
                .field("has_family_group", BOOLEAN, "是否家庭群组", "belongs to a family group", REQUIRED)
                .field("has_account_manager", BOOLEAN, "是否有客户经理", "has an account manager", REQUIRED)
                .field("is_real_name", BOOLEAN, "是否实名", "registered under the real name")
                .field("joined_through", STRING, "入网渠道", "the channel through which the customer joined, or 'unknown'")
                .field("device", STRING, "终端型号", "the handset or modem in use")
                .field("points", LONG, "积分", "loyalty points")
                .field("points_expire_date", DATE, "积分到期日", "the day on which points expire")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("tenure_months", LONG, "在网月数", "whole months as a subscriber", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("plan_id", STRING, "套餐", "the plan, or 'unknown'", REQUIRED)
                .field("monthly_fee_yuan", DOUBLE, "月费（元）", "the plan's monthly fee")
                .field("is_prepaid", BOOLEAN, "是否预付费", "pays in advance")
                .field("contract_end_date", DATE, "合约到期日", "the last day of the contract, or null")
                .field(
                        "contract_days_left",
                        LONG,
                        "合约剩余天数",
                        "days to the end of the contract; negative when it is over, null without one");
        for (FeatureBlock block : CustomerSnapshot.BLOCKS) {
            block.describe(contract);
        }
        return contract.rule(stop("nobody joins in the future", "tenure_months >= 0"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return CustomerSnapshot.inputs();
    }

    @Override
    public List<String> catalogLists() {
        return List.of(CustomerSnapshot.DISTRICTS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return CustomerSnapshot.documented(in, in.asOf());
    }
}
