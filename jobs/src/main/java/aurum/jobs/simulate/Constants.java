package aurum.jobs.simulate;

import java.util.SortedMap;
import java.util.TreeMap;

/** The strengths of this world's causes, to be held against what an analysis estimates. */
final class Constants {

    private Constants() {}

    static SortedMap<String, Double> ofThisWorld() {
        SortedMap<String, Double> constants = new TreeMap<>();
        constants.put("leaving.misfit_strength", Lives.MISFIT_STRENGTH);
        constants.put("leaving.painful_yuan", Lives.PAINFUL_YUAN);
        constants.put("leaving.contract_end", Lives.CONTRACT_END_LEAVES);
        constants.put("leaving.declines_first", Lives.DECLINES_FIRST);
        constants.put("leaving.after_bad_handling", ComplaintBook.BAD_HANDLING_LEAVES);
        constants.put("leaving.kept_by_good_handling", ComplaintBook.GOOD_HANDLING_KEEPS);
        constants.put("handling.satisfied", Handling.SATISFIED);
        constants.put("handling.per_log_day", Handling.PER_LOG_DAY);
        constants.put("handling.per_hand_off", Handling.PER_HAND_OFF);
        constants.put("handling.when_granted", Handling.WHEN_GRANTED);
        constants.put("handling.when_escalated", Handling.WHEN_ESCALATED);
        constants.put("notice.leaves", Incidents.NOTICE_LEAVES);
        constants.put("bill.never_paid", BillDesk.NEVER_PAID);
        constants.put("survey.less_likely_per_point", SurveyDesk.LESS_LIKELY_PER_POINT);
        constants.put("survey.basic_penalty", ServiceQuality.BASIC_PENALTY);
        constants.put("survey.delight_reward", ServiceQuality.DELIGHT_REWARD);
        constants.put("quality.fall", ServiceQuality.FALL);
        constants.put("offer.control_share", ServiceOffers.CONTROL_SHARE);
        constants.put("contact.asks_about_suspension", ContactCentre.ASKS_ABOUT_SUSPENSION);
        return constants;
    }
}
