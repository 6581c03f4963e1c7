package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Customers: first all of them, then those who joined, changed or left. */
public final class CustomersFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("customers")
                .grain("one row per customer and change, as it came")
                .key("customer_id")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("changed_at", TIMESTAMP, "变更时间", "when this state began", REQUIRED)
                .field("name", STRING, "姓名", "name", PERSONAL)
                .field("phone", STRING, "电话", "phone number", PERSONAL)
                .field("email", STRING, "电子邮箱", "e-mail address", PERSONAL)
                .field("birth_date", DATE, "出生日期", "date of birth", PERSONAL)
                .field("gender", STRING, "性别", "female, male or the source's own word", SENSITIVE)
                .field("region", STRING, "地区", "the branch where the customer lives")
                .field("district", STRING, "区县", "the district where the customer lives")
                .field("product_line", STRING, "业务线", "the product line subscribed to")
                .field("plan", STRING, "套餐", "the plan subscribed to")
                .field("monthly_fee_yuan", DOUBLE, "月费（元）", "the plan's monthly fee")
                .field("contract_end_date", DATE, "合约到期日", "the last day of the contract, or null")
                .field("is_prepaid", BOOLEAN, "是否预付费", "pays in advance")
                .field("level", STRING, "客户等级", "the customer's level")
                .field("state", STRING, "状态", "active, suspended, in_arrears or left")
                .field("family_group", STRING, "家庭群组", "the family group, or null", SENSITIVE)
                .field("account_manager", STRING, "客户经理", "the account manager's id, or null")
                .field("device", STRING, "终端型号", "the handset or modem in use")
                .field("joined_through", STRING, "入网渠道", "the channel through which the customer joined")
                .field("is_real_name", BOOLEAN, "是否实名", "registered under the real name")
                .field("points", LONG, "积分", "loyalty points")
                .field("points_expire_date", DATE, "积分到期日", "the day on which points expire")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("left_date", DATE, "离网日期", "the day the customer left, or null"));
    }
}
