package aurum.jobs.text;

import aurum.jobs.text.PersonalData.Kind;
import aurum.jobs.text.PersonalData.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in English text, by the words before them (my name is, Mr), a common first name, or a Chinese surname in Latin letters. */
final class EnglishNames {
    private static final String WORD = "[A-Z](?:[a-zà-ÿ]+|['’][A-Z][a-zà-ÿ]+)(?:[-'’]?[A-Z][a-zà-ÿ]+)?";
    private static final String FULL =
            "(?:" + WORD + "|[A-Z]\\.)(?: (?:" + WORD + "|[A-Z]\\.?|de|van|von|der|la|bin)){0,3}?";
    private static final String AFTER = "(?=$|[\\s,.;:!?)\\]\"'’/-])";
    private static final Pattern CUED = Pattern.compile(
            "(?:(?i:my name is|name is|name was|names is|reach|asked|assistant|father|name:|name's|named|called|i am|i'm|i’m|this is|contact|please call|call|ask for|speak(?:ing)? (?:to|with)|spoke (?:to|with)|talked (?:to|with)|talking to|told by|served by|helped by|advised by|attn:?|regards,?|sincerely,?|thanks,?|thank you,?|yours truly,?|yours,?|faithfully,?|signed,?|dear|agent|rep|representative|adviser|advisor|technician|engineer|manager|supervisor|clerk|colleague|husband|wife|son|daughter|mother|father|brother|sister|friend|neighbou?r|landlord|tenant|account holder|holder|in the name of|on behalf of|belongs to|registered to))[,:]?\\s+(?<x>(?:[A-Z]\\. ?)?"
                    + WORD + "(?: (?:" + WORD + "|[A-Z]\\.?|de|van|von)){0,2})" + AFTER);
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Mister)\\.? (?<x>" + FULL + ")"
                    + "(?! [A-Z][a-z])" + AFTER);
    private static final Pattern PAIR = Pattern.compile(
            "(?<![A-Za-z])(?<x>(?<first>" + WORD + ")(?: [A-Z]\\.?)? (?<last>" + WORD + "))(?![A-Za-z])");

    /** Who does what persons do. */
    private static final Pattern ACTING = Pattern.compile("(?<![A-Za-z])(?<x>" + WORD + "(?: " + WORD
            + "){0,2}(?='s name| promised| told me| told us| laughed| hung up| refused| signed| said| from your)|"
            + WORD + " " + WORD
            + "(?=, \\d{1,5}[A-Za-z]? [A-Z]))");

    private static final Set<String> FIRST_NAMES = words(
            """
            James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty Anthony Margaret Mark Sandra
            Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Dorothy George Melissa Timothy Deborah Ronald Stephanie Edward Rebecca Jason Sharon Jeffrey Laura Ryan Cynthia
            Jacob Kathleen Gary Amy Nicholas Angela Eric Shirley Jonathan Anna Stephen Brenda Larry Pamela Justin Emma Scott Nicole Brandon Helen Benjamin Samantha Samuel Katherine Gregory Christine Alexander Debra Frank Rachel
            Patrick Carolyn Raymond Janet Jack Catherine Dennis Maria Jerry Heather Tyler Diane Aaron Ruth Jose Julie Adam Olivia Nathan Joyce Henry Virginia Douglas Victoria Zachary Kelly Peter Lauren Kyle Christina Ethan Joan
            Walter Evelyn Noah Judith Jeremy Megan Christian Andrea Keith Cheryl Roger Hannah Terry Jacqueline Gerald Martha Harold Gloria Sean Teresa Austin Ann Carl Sara Arthur Madison Lawrence Frances Dylan Kathryn Jesse
            Janice Jordan Jean Bryan Abigail Billy Alice Joe Julia Bruce Judy Gabriel Sophia Logan Grace Albert Denise Willie Amber Alan Doris Juan Marilyn Wayne Danielle Elijah Beverly Randy Isabella Roy Theresa Vincent Diana
            Ralph Natalie Eugene Brittany Russell Charlotte Bobby Marie Mason Kayla Philip Alexis Louis Lori Oliver Harry Chloe Lucy Sophie Ella Lily Mia Leo Oscar Archie Simon Nigel Graham Colin Trevor Ian Neil Stuart Fiona
            Claire Hazel Tom Tim Mike Dave Steve Chris Kate Jane Sam Ben Dan Matt Nick Tony Jim Bob Bill Ed Fred Ted Ray Max Luke Owen Ahmed Mohammed Ali Fatima Priya Raj Carlos Luis Miguel Sofia Elena Ivan Olga Hans Pierre
            """);
    private static final Set<String> SURNAMES_PINYIN = words(
            """
            Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen
            Zhong Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang Bai Zou Meng Xiong Qin Qiu Yin Xue Yan Duan Lei Hou Long Tao Lau Chan Wong Cheung Lam Leung Ng Ho Kwok Tsang
            """);
    /** Words that a sentence, a brand or a place writes with a capital. */
    private static final Set<String> NO_NAMES = words(
            """
            Building House Apartment Park Residential Family Dwelling Sidewalk Commercial Property Technician Mr Mrs Ms Miss Mx Dr Prof Really Very Sure Happy Sick Tired Sorry Unable Extremely Absolutely Totally Still I A An The This That These Those It He She We You They My Your Our Their His Her Its And But Or So If When While Since After Before Because Please Thank Thanks Hello Hi Dear Sir Madam Yes No Not Now Then There Here What
            Why How Who Where Which Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Customer Service Services Support Hotline Help Desk
            Team Department Centre Center Office Store Shop Company Bank Bureau Agency Telecom Mobile Broadband Internet Wifi Family Youth Silver Bundle Enjoy Open Sea Plan Plus Pro Premium Basic Gold Diamond Street Road Avenue Lane
            North South East West New Spring Festival Christmas Easter English Chinese China America American British Equifax Experian Transunion Trans Union Google Apple Samsung Huawei Microsoft Amazon Netflix Facebook Visa Mastercard Barclays Citi Citibank Wells Fargo Truist Ally Hyundai LoanCare SafeRent TransUnion Chase Capital Discover Navient Mohela Synchrony
            Account Number Phone Email Address Card Credit Debit Loan Report Reporting Complaint Complaints Request Order Invoice Bill Billing Technical Sales Manager Management Regulator Regulatory Consumer Financial Protection Federal
            State City County Court Police Every Each Only Also Still Again Never Always Just Even Today Tomorrow Yesterday Nobody Everybody Someone Anyone Tidewatch Lighthouse College Harbour Egret Shipyard Banyan Coral Surf Begonia
            Fishersong Canglan Flat Unit Apartment Two Three Four Five First Second Third Last Next In On At To For From With Without By As Is Are Was Were Be Been Have Has Had Do Does Did Can Could Will Would Should May Might Must
            Speed Fibre Data Signal Network Roaming Home Work Router Modem Box Line Fault Ticket Case Reference Version Model Galaxy Pixel Windows Android Iphone Ipad App Store Play Online Web Website Portal Chat Voice Text Message
            """);

    private EnglishNames() {}

    static List<Span> find(String text) {
        List<Span> spans = new ArrayList<>();
        for (Pattern pattern : List.of(TITLED, CUED, ACTING)) {
            Matcher matcher = pattern.matcher(text);
            int from = 0;
            while (from <= text.length() && matcher.find(from)) {
                add(spans, text, matcher.start("x"), matcher.end("x"));
                from = matcher.start("x") + 1;
            }
        }
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (from <= text.length() && pair.find(from)) {
            boolean isName = FIRST_NAMES.contains(pair.group("first")) && !NO_NAMES.contains(pair.group("last"))
                    || (SURNAMES_PINYIN.contains(pair.group("first"))
                                    || SURNAMES_PINYIN.contains(pair.group("last"))
                                            && !NO_NAMES.contains(pair.group("first")))
                            && !NO_NAMES.contains(pair.group("last"));
            if (isName) {
                spans.add(new Span(Kind.NAME, pair.start("x"), pair.end("x")));
            }
            from = isName ? pair.end("x") : pair.end("first");
        }
        return spans;
    }

    /** Cut before the first word that is no name. */
    private static void add(List<Span> spans, String text, int start, int end) {
        int last = start;
        for (String word : text.substring(start, end).split(" ")) {
            if (NO_NAMES.contains(word)) {
                break;
            }
            last = text.indexOf(word, last) + word.length();
        }
        if (last > start) {
            spans.add(new Span(Kind.NAME, start, last));
        }
    }

    private static Set<String> words(String block) {
        return Set.copyOf(Arrays.stream(block.strip().split("\\s+")).distinct().toList());
    }
}
