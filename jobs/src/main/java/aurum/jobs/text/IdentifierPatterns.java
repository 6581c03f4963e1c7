package aurum.jobs.text;

import aurum.jobs.text.PersonalData.Kind;
import aurum.jobs.text.PersonalData.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Personal data that have a form of their own. A pattern's group {@code x} is what is masked; without one, all of it. */
final class IdentifierPatterns {

    private record Form(Kind kind, Pattern pattern, Predicate<String> isOne) {}

    private static final String BIRTH_DATE = "(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\\d|3[01])";
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼沧";
    /** "电话是", "call me on", "号码：". */
    private static final String LEADS_TO = "(?:[号码]{1,2}|是|为|:|：|,|，|=|\\s|no\\.?|number|is|at|on|me|us|to|#){0,4}";

    private static final List<Form> FORMS = List.of(
            form(
                    Kind.EMAIL,
                    "(?i)[a-z0-9][a-z0-9._%+-]{0,63}\\s?(?:@|\\s?[\\[(（]\\s?(?:at|@)\\s?[\\])）]\\s?)\\s?(?:[a-z0-9-]{1,40}(?:\\.|\\s?[\\[(]\\s?dot\\s?[\\])]\\s?)){1,4}[a-z]{2,12}"),
            form(
                    Kind.EMAIL,
                    "(?i)[a-z0-9][a-z0-9._%+-]{1,63} at [a-z0-9-]{2,40} dot (?:com|net|org|cn|uk|edu)(?: dot [a-z]{2})?"),
            // 18 places with a date of birth, and the 15 of the years before 1999
            form(
                    Kind.IDENTITY,
                    "(?<![\\dA-Za-z])[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}[ -]?" + BIRTH_DATE
                            + "[ -]?\\d{3}[ -]?[\\dXx](?![\\dA-Za-z])"),
            form(Kind.IDENTITY, "(?<![\\dA-Za-z])[1-9]\\d{5}\\d{2}" + BIRTH_DATE + "\\d{3}(?!\\d)"),
            form(Kind.IDENTITY, "(?<![\\dA-Za-z])\\d{3,6}[*xX＊]{6,14}\\d{2,4}[\\dXx]?(?![\\dA-Za-z])"),
            form(Kind.IDENTITY, "(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])"),
            form(Kind.IDENTITY, "(?<![\\dA-Za-z])[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?![\\dA-Za-z])"),
            form(Kind.IDENTITY, "(?<![\\dA-Za-z])[EGDPS][A-HJ-NP-Z]?\\d{7,8}(?![\\dA-Za-z])"),
            form(
                    Kind.IDENTITY,
                    "(?i)(?:身份证|证件|护照|通行证|军官证|驾驶证|驾照|社保|passport|identity card|identity|(?<![a-z])id(?: card)?|driv(?:er'?s?|ing) licen[cs]e|social security|ssn|national insurance)"
                            + LEADS_TO + "(?<x>(?=[a-z-]{0,4} ?\\d)[a-z]{0,3}[ -]?\\d[\\d -]{4,20}[\\dx])(?![\\da-z])"),
            form(
                    Kind.CARD,
                    "(?<![\\d.])\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{1,3})?(?![\\d])",
                    IdentifierPatterns::isCard),
            form(
                    Kind.CARD,
                    "(?i)(?:银行卡|信用卡|储蓄卡|卡号|(?:credit|debit|bank) card|card|account number|iban)" + LEADS_TO
                            + "(?<x>(?:[a-z]{2}\\d{2} ?)?\\d(?:[ -]?\\d){11,20})(?!\\d)"),
            // mobile phones of China, also with the country's number and cut into groups, or written out
            form(Kind.PHONE, "(?<![\\d.])(?:(?:\\+|00)? ?86[- ]?)?1[3-9]\\d([-. ·]?)\\d{4}\\1\\d{4}(?![\\d])"),
            form(
                    Kind.PHONE,
                    "(?<![\\d.])1[3-9]\\d{2}[- ]\\d{3}[- ]\\d{4}(?!\\d)|(?<![\\d.])1[3-9]\\d[- ]\\d{3}[- ]\\d{5}(?!\\d)"),
            form(Kind.PHONE, "(?<![\\d.])1[3-9]\\d[*＊xX]{4}\\d{4}(?!\\d)"),
            form(Kind.PHONE, "[一幺][三四五六七八九3-9](?:[ -]?[零〇一二三四五六七八九幺\\d]){9}(?![零〇一二三四五六七八九幺\\d])"),
            form(
                    Kind.PHONE,
                    "(?<![\\d.-])(?:(?:\\+|00)86[- ]?)?(?:\\(0\\d{2,3}\\) ?|0\\d{2,3}[- ]?)\\d{7,8}(?:(?:-| ?转| ?ext\\.? ?)\\d{1,5})?(?![\\d])"),
            form(Kind.PHONE, "(?<![\\d])\\+\\d{1,3}[ -]?(?:\\(\\d{1,4}\\)[ -]?)?\\d{1,5}(?:[ -]?\\d{2,5}){1,4}(?!\\d)"),
            form(Kind.PHONE, "(?<![\\d.])(?![48]00)\\(?\\d{3}\\)?[-. ]\\d{3}[-. ]\\d{4}(?![\\d-])"),
            form(Kind.PHONE, "(?<![\\d.-])0(?:7\\d{3}|1\\d{3}|2\\d)[ -]?\\d{3,4}[ -]?\\d{3,4}(?![\\d])"),
            form(
                    Kind.PHONE,
                    "(?i)(?:电话|座机|固话|手机|致电|拨打|小灵通|(?<![a-z])(?:call|phone|tel|telephone|mobile|cell|text)(?![a-z]))"
                            + LEADS_TO + "(?<x>[2-9]\\d{2,3}[- ]?\\d{4})(?![\\d.元块天个次条兆分])"),
            form(
                    Kind.PLATE,
                    "[" + PROVINCES
                            + "][A-HJ-NP-Z] ?[·.・-]? ?(?=[A-Z0-9]{0,5}\\d)(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[学警港澳挂])(?![A-Za-z0-9])"),
            form(
                    Kind.PLATE,
                    "(?i)(?:车牌|牌照|licen[cs]e plate|number plate|plate|(?<![a-z])reg(?:istration)?(?: number)?|tag)(?:[号码]{1,2}|是|为|:|：|,|，|\\s|no\\.?|number|is|\"|“){0,4}"
                            + "(?-i:(?<x>(?=[A-Z -]{0,6}\\d)[A-Z0-9]{1,4}(?:[- ]?[A-Z0-9]{2,5}){1,2}))(?![A-Za-z0-9])"),
            form(
                    Kind.ACCOUNT,
                    "(?i)(?:微信|wechat|qq|抖音|whatsapp|telegram)(?:[号码]{1,2}|是|为|:|：|,|，|\\s|id|no\\.?|number|is|me|at|on){0,4}(?<x>[a-z][a-z0-9_-]{4,19}(?<=[\\d_-][a-z0-9_-]{0,19})|\\d{5,11})(?![a-z0-9])"));

    private IdentifierPatterns() {}

    static List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            boolean isPart = form.pattern().pattern().contains("(?<x>");
            while (matcher.find()) {
                int start = isPart ? matcher.start("x") : matcher.start();
                int end = isPart ? matcher.end("x") : matcher.end();
                if (form.isOne().test(text.substring(start, end))) {
                    spans.add(new Span(form.kind(), start, end));
                }
            }
        }
        return spans;
    }

    private static Form form(Kind kind, String pattern) {
        return form(kind, pattern, ignored -> true);
    }

    private static Form form(Kind kind, String pattern, Predicate<String> isOne) {
        return new Form(kind, Pattern.compile(pattern), isOne);
    }

    /** By the check digit of ISO/IEC 7812, which nine of ten order numbers do not have. */
    private static boolean isCard(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
