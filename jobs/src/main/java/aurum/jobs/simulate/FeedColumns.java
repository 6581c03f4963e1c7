package aurum.jobs.simulate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The columns that the simulated operator sends, feed by feed: {@code *} marks the time without which a row is of no use, {@code #} what is no text in JSON. */
final class FeedColumns {

    private static final Map<String, List<String>> COLUMNS = parsed(
            """
            bills: bill_id customer_id bill_month* updated_at plan plan_yuan voice_yuan data_yuan video_yuan value_added_yuan roaming_yuan discount_yuan total_yuan data_allowance_megabytes voice_allowance_minutes balance_yuan due_date paid_at payment_channel
            campaigns: measure_id campaign_id name_zh name_en kind region category product_line department measure begins_date* ends_date completed_date problem_points problem_points_solved updated_at
            competitor_surveys: score_id wave surveyed_date* operator region attribute score response_count
            complaint_events: event_id complaint_id event happened_at* department handler note
            complaints: complaint_id customer_id received_at* updated_at region district product_line category detail channel purpose resolution_asked reasonableness escalation status resolved_at resolution refund_yuan acceptance is_satisfied department handler text
            consents: customer_id purpose channel is_given decided_at*
            contacts: contact_id customer_id contacted_at* channel direction purpose topic region store store_ownership account_manager handler wait_seconds# duration_seconds# is_solved# campaign text
            customers: customer_id changed_at* name phone email birth_date gender region district product_line plan monthly_fee_yuan contract_end_date is_prepaid level state family_group account_manager device joined_through is_real_name points points_expire_date activated_date left_date
            handlers: handler_id changed_at* name department region skill skill_level certificate certified_until_date left_date
            inspections: item_id inspection_id kind inspected_at* operator region department channel store store_ownership journey_stage item score full_score finding
            internal_surveys: rating_id wave rated_date* region rater_department rated_department attribute score comment
            network_events: event_id kind region district product_line began_at* ended_at updated_at cause severity affected_count#
            notices: notice_id kind event_id region district product_line begins_at ends_at sent_at* channel told_count text
            service_deliveries: delivery_id service_product customer_id region moment moment_at offered_at* updated_at channel campaign is_control is_taken is_used taken_at value_yuan satisfaction
            suggestions: suggestion_id customer_id made_at* channel region topic status text
            survey_invitations: invitation_id customer_id survey_kind wave invited_at* channel region stratum sampling_rate is_asked not_asked_reason response_id
            surveys: answer_id response_id customer_id survey_kind wave answered_at* channel store store_ownership account_manager handler region product_line attribute expectation experience overall recommend repurchase reasons comment
            usage: customer_id usage_date* recorded_at district voice_minutes long_distance_minutes call_count called_number_count failed_call_count sms_count data_megabytes video_megabytes night_megabytes roaming_minutes roaming_megabytes online_minutes
            """);

    /** Feeds that are sent as JSON lines; all others as CSV. */
    private static final Set<String> JSON_LINES = Set.of("contacts", "network_events");

    private FeedColumns() {}

    static List<String> of(String feed) {
        return COLUMNS.get(feed).stream()
                .map(column -> column.replaceAll("[*#]", ""))
                .toList();
    }

    static Set<String> feeds() {
        return COLUMNS.keySet();
    }

    /** The place of the column without which a row is of no use. */
    static int timeColumn(String feed) {
        List<String> columns = COLUMNS.get(feed);
        return columns.indexOf(columns.stream()
                .filter(column -> column.endsWith("*"))
                .findFirst()
                .orElseThrow());
    }

    /** Whether a column's values are numbers or truth values. */
    static boolean isNoText(String feed, int column) {
        return COLUMNS.get(feed).get(column).endsWith("#");
    }

    static boolean isJsonLines(String feed) {
        return JSON_LINES.contains(feed);
    }

    private static Map<String, List<String>> parsed(String text) {
        Map<String, List<String>> columns = new TreeMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            columns.put(
                    line.substring(0, colon), List.of(line.substring(colon + 2).split(" ")));
        });
        return columns;
    }
}
