package aurum.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What things are called in the lakes that {@link GoldenLakes} writes. */
final class GoldenLabels {
    /** Degrees north and east. */
    private static final Map<String, Double[]> PLACES = Map.of(
            "region/haizhou", new Double[] {27.9, 124.1},
            "region/lubei", new Double[] {28.6, 123.5},
            "region/dongshan", new Double[] {27.2, 123.3});

    private GoldenLabels() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        label(rows, "region", "haizhou", "海州市", "Haizhou", null, true);
        label(rows, "region", "lubei", "鲁北市", "Lubei", null, true);
        label(rows, "region", "dongshan", "东山市", "Dongshan", null, true);
        label(rows, "product_line", "mobile_5g", "5G", "Mobile 5G", null, true);
        label(rows, "product_line", "broadband", "宽带", "Broadband", null, true);
        label(rows, "category", "billing", "计费", "Billing", null, true);
        label(rows, "category", "network", "网络质量", "Network", null, true);
        label(rows, "category", "broadband_fault", "宽带故障", "Broadband fault", null, true);
        label(rows, "category", "service", "服务", "Service", null, true);
        label(rows, "category", "data_charge_dispute", "流量计费争议", "Data charge dispute", "billing", true);
        label(rows, "category", "bill_unclear", "账单不清", "Bill unclear", "billing", true);
        label(rows, "category", "slow_data", "上网慢", "Slow data", "network", true);
        label(rows, "category", "frequent_disconnect", "频繁掉线", "Frequent disconnects", "broadband_fault", true);
        label(rows, "category", "repair_delay", "修障慢", "Slow repair", "broadband_fault", true);
        label(rows, "category", "long_wait", "等候久", "Long wait", "service", true);
        label(rows, "category", "=1+1", "=1+1", "=1+1", null, false);
        label(rows, "channel", "hotline", "人工热线", "Hotline", null, true);
        label(rows, "channel", "app", "手机应用", "App", null, true);
        label(rows, "channel", "store", "营业厅", "Store", null, true);
        label(rows, "journey_stage", "payment_enquiry", "交费查询", "Payment and enquiry", null, true);
        label(rows, "hotspot_status", "new", "新出现", "New", null, true);
        label(rows, "hotspot_status", "growing", "上升中", "Growing", null, true);
        label(rows, "hotspot_status", "ongoing", "持续", "Ongoing", null, true);
        label(rows, "hotspot_status", "easing", "缓解中", "Easing", null, true);
        label(rows, "hotspot_status", "over", "已结束", "Over", null, true);
        label(rows, "hotspot_status", "withdrawn", "已撤回", "Withdrawn", null, true);
        label(rows, "confidence", "high", "把握大", "High", null, true);
        label(rows, "confidence", "medium", "把握中等", "Medium", null, true);
        label(rows, "confidence", "low", "把握较小", "Low", null, true);
        label(rows, "cadence", "day", "日", "Day", null, true);
        label(rows, "cadence", "ten_day", "旬", "Ten days", null, true);
        label(rows, "cadence", "month", "月", "Month", null, true);
        label(rows, "cadence", "quarter", "季度", "Quarter", null, true);
        label(rows, "sum", "all", "全部", "All", null, true);
        label(rows, "district", "haizhou-1", "海州城区", "Haizhou Centre", "haizhou", true);
        label(rows, "district", "lubei-1", "鲁北城区", "Lubei Centre", "lubei", true);
        label(rows, "district", "dongshan-1", "东山城区", "Dongshan Centre", "dongshan", true);
        label(rows, "journey_stage", "fault_repair", "故障维修", "Fault repair", null, true);
        for (String[] word : GoldenWords.lines()) {
            label(rows, word[0], word[1], word[2], word[3], word[4].equals("-") ? null : word[4], true);
        }
        for (String line : GoldenChurn.LABELS) {
            String[] words = line.split(" \\| ");
            label(rows, words[0], words[1], words[2], words[3], null, true);
        }
        for (String line : Stream.of(GoldenSegments.LABELS, GoldenMoments.LABELS, GoldenService.LABELS)
                .flatMap(List::stream)
                .toList()) {
            String[] words = line.split(" \\| ");
            label(rows, words[0], words[1], words[2], words[3], words[4].equals("-") ? null : words[4], true);
        }
        return rows;
    }

    private static void label(
            List<Row> rows, String dimension, String id, String zh, String en, String parent, boolean inCatalog) {
        Double[] place = PLACES.getOrDefault(dimension + "/" + id, new Double[2]);
        rows.add(RowFactory.create(dimension, id, zh, en, parent, place[0], place[1], (long) rows.size(), inCatalog));
    }
}
