package aurum.jobs.text;

import aurum.jobs.text.PersonalData.Kind;
import aurum.jobs.text.PersonalData.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses down to a house: a street or estate alone reaches nobody, a number in it does. */
final class AddressPatterns {
    /** Characters of place names; the excluded ones stand before them. */
    private static final String PLACE = "[\\p{IsHan}&&[^我你他家住在是址到于的地从去至，请来寄送为号]]";

    private static final String NUMBER = "[甲乙丙丁]?[\\d一二三四五六七八九十百零A-Za-z-]{1,7}";
    private static final String UNIT = "(?:号楼|号院|单元|栋|幢|座|楼|层|室|号|户|房|组|门|铺)";
    private static final String WITHIN = "(?:" + PLACE + "{2,7}(?:省|自治区))?(?:" + PLACE + "{2,6}市)?(?:" + PLACE
            + "{1,6}[区县旗])?(?:" + PLACE + "{1,6}(?:街道|镇|乡))?";
    private static final String ESTATE =
            "(?:小区|花园|公寓|家园|新村|苑|大厦|广场|花苑|庄园|名邸|国际|新城|华庭|雅苑|名苑|御景|嘉园|佳苑|丽景|豪庭|名都|小镇|里|府|湾|村|宿舍|中心)";

    private static final String ROAD_EN =
            "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Crescent|Close|Parkway|Pkwy|Highway|Hwy|Square|Circle|Row|Walk|Gardens|Turnpike|Expressway|Plaza|Loop|Trail|Park (?:North|South|East|West))";
    private static final String ROOM_EN = "(?:Flat|Apt\\.?|Apartment|Unit|Room|Suite|Floor|#)";

    private static final List<Pattern> PATTERNS = List.of(
            // …路12号3单元402室
            Pattern.compile(WITHIN + PLACE + "{1,8}(?:路|街|大道|巷|弄|胡同|里|道)(?:" + PLACE + "{1,4}[弄巷支路段])?(?:[东南西北中]段)?"
                    + NUMBER + "(?:号|弄|支弄)(?:院)?(?:" + PLACE + "{2,8}(?:" + ESTATE + "|(?=[\\dA-Za-z一二三四五六七八九十]{1,3}"
                    + UNIT + ")))?(?:,? ?" + NUMBER + UNIT
                    + "){0,5}(?:[-\\d]{1,6}(?![\\d.元]))?"),
            // …小区5栋2单元301
            Pattern.compile(WITHIN + PLACE + "{1,10}" + ESTATE + "(?:[东南西北]区)?(?:" + NUMBER + "(?:期|区))?,? ?(?:"
                    + NUMBER + UNIT + "[ ,]?){1,5}(?:\\d{3,4}(?![\\d.元])室?|底商)?"),
            Pattern.compile(WITHIN + PLACE + "{1,10}" + ESTATE + "\\d{1,3}-\\d{1,2}-\\d{2,4}室?"),
            Pattern.compile(PLACE + "{1,6}[县镇乡]" + PLACE + "{1,6}村(?:" + NUMBER + "(?:组|号|队))?"),
            Pattern.compile(
                    "(?i)(?:" + ROOM_EN
                            + " ?[\\w-]{1,6},? (?:of )?)?(?<![\\d.$£])(?:\\d{1,4}/)?\\d{1,5}(?:-\\d{1,4})?[A-Za-z]?,? {1,5}(?:(?:[NSEW]\\.?|North|South|East|West) {1,5})?"
                            + "(?:(?:(?-i:[A-Z0-9][\\w'’.-]*) {1,5}){1,4}" + ROAD_EN
                            + "|Broadway)\\b\\.?(?: (?-i:[NSEW]{1,2}))?(?:,? "
                            + ROOM_EN + " ?[\\w-]{1,6})?"
                            + "(?:, (?-i:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[,.;!?]|$| [a-z]| [A-Z]{2}\\b))?(?:,? (?-i:[A-Z]{2}))?(?:,? \\d{5}(?:-\\d{4})?)?(?:,? (?-i:[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}))?"),
            Pattern.compile("(?:Block|Tower|Building) \\w{1,4},(?: [A-Z]\\w+){1,4}(?:, " + ROOM_EN + " ?\\w{1,6})?"),
            Pattern.compile("(?i)\\bP\\.? ?O\\.? Box \\d{1,6}\\b(?:, (?-i:[A-Z][a-z]+))?"));

    private AddressPatterns() {}

    static List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                spans.add(new Span(Kind.ADDRESS, matcher.start(), matcher.end()));
            }
        }
        return spans;
    }
}
