package aurum.jobs.simulate;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What complaints are told with in one language. Words in braces are slots, filled by {@link Storyteller}.
 *
 * @param stories by category: what happened
 * @param openings before the story; blank ones for those who come to the point
 * @param closings after it; some give names, phones, addresses
 */
record Phrasebook(
        boolean isChinese,
        Map<String, List<Story>> stories,
        List<String> openings,
        List<String> closings,
        List<String> roads,
        List<String> shops,
        List<String> plans,
        List<String> applications,
        DateTimeFormatter date,
        String separator) {

    /** A story and its headline, the complaint's detail. */
    record Story(String detail, String text) {}

    static Phrasebook chinese() {
        return new Phrasebook(
                true,
                stories(ChinesePhrases.STORIES),
                lines(ChinesePhrases.OPENINGS),
                lines(ChinesePhrases.CLOSINGS),
                lines(ChinesePhrases.ROADS),
                lines(ChinesePhrases.SHOPS),
                lines(ChinesePhrases.PLANS),
                lines(ChinesePhrases.APPLICATIONS),
                DateTimeFormatter.ofPattern("M月d日", Locale.ROOT),
                "");
    }

    static Phrasebook english() {
        return new Phrasebook(
                false,
                stories(EnglishPhrases.STORIES),
                lines(EnglishPhrases.OPENINGS),
                lines(EnglishPhrases.CLOSINGS),
                lines(EnglishPhrases.ROADS),
                lines(EnglishPhrases.SHOPS),
                lines(EnglishPhrases.PLANS),
                lines(EnglishPhrases.APPLICATIONS),
                DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH),
                " ");
    }

    /** One entry a line; {@code -} is a blank one. */
    private static List<String> lines(String block) {
        return block.lines().map(line -> line.equals("-") ? "" : line).toList();
    }

    /** {@code category | detail | text}, one a line. */
    private static Map<String, List<Story>> stories(String block) {
        Map<String, List<Story>> stories = new HashMap<>();
        for (String line : block.lines().toList()) {
            String[] parts = line.split(" \\| ");
            stories.computeIfAbsent(parts[0], category -> new ArrayList<>()).add(new Story(parts[1], parts[2]));
        }
        return stories;
    }
}
