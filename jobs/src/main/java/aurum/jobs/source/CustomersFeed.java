package aurum.jobs.source;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;

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
                .field("region", STRING, "地区", "where the customer lives")
                .field("product_line", STRING, "业务线", "the product line subscribed to")
                .field("level", STRING, "客户等级", "the customer's level")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("left_date", DATE, "离网日期", "the day the customer left, or null"));
    }
}
