package aurum.jobs.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds personal data in Chinese and English text and puts words in brackets in their place. What has a form (phones, identity and card numbers, e-mails, plates) is found by its form, names and addresses
 * by what stands around them; where in doubt, it masks.
 */
public final class PersonalData {
    /** What {@link #masked} puts in place of personal data. */
    public static final Pattern PLACEHOLDER =
            Pattern.compile("\\[(?:姓名|电话|证件号|卡号|账号|邮箱|车牌|地址|name|phone|ID number|card|account|e-mail|plate|address)]");

    /** What kind of personal data. */
    public enum Kind {
        EMAIL("邮箱", "e-mail"),
        IDENTITY("证件号", "ID number"),
        CARD("卡号", "card"),
        PHONE("电话", "phone"),
        PLATE("车牌", "plate"),
        ACCOUNT("账号", "account"),
        ADDRESS("地址", "address"),
        NAME("姓名", "name");

        private final String wordZh;
        private final String wordEn;

        Kind(String wordZh, String wordEn) {
            this.wordZh = wordZh;
            this.wordEn = wordEn;
        }
    }

    /**
     * Where personal data stand.
     *
     * @param start the first character
     * @param end the one after the last
     */
    public record Span(Kind kind, int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    private PersonalData() {}

    /** In the order of the text; none overlaps another. */
    public static List<Span> find(String text) {
        String plain = halfWidth(text);
        List<Span> spans = new ArrayList<>();
        IdentifierPatterns.find(plain).forEach(span -> add(spans, span));
        AddressPatterns.find(plain).forEach(span -> add(spans, span));
        ChineseNames.find(plain, List.copyOf(spans)).forEach(span -> add(spans, span));
        EnglishNames.find(plain).forEach(span -> add(spans, span));
        spans.sort(Comparator.comparingInt(Span::start));
        return spans;
    }

    /** The text with every find replaced by its kind in brackets, in the text's language. */
    public static String masked(String text) {
        boolean isChinese = Language.of(text) == Language.CHINESE;
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Span span : find(text)) {
            masked.append(text, from, span.start())
                    .append('[')
                    .append(isChinese ? span.kind().wordZh : span.kind().wordEn)
                    .append(']');
            from = span.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    private static void add(List<Span> spans, Span span) {
        if (spans.stream().noneMatch(span::overlaps)) {
            spans.add(span);
        }
    }

    /** Full-width letters, digits and signs as ordinary ones, character by character, so that places stay the same. */
    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '\uFF01' && character <= '\uFF5E') {
                plain.append((char) (character - '\uFF01' + '!'));
            } else {
                plain.append(character == '\u3000' || character == '\u00A0' ? ' ' : character);
            }
        }
        return plain.toString();
    }
}
