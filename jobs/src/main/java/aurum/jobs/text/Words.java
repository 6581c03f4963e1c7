package aurum.jobs.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text that carry meaning: Chinese cut by Lucene's smartcn, English stemmed, without stop words, numbers, and what stands for masked personal data. */
public final class Words {
    private static final Analyzer CHINESE = new SmartChineseAnalyzer();
    private static final Analyzer ENGLISH = new EnglishAnalyzer();
    private static final Pattern NUMBER = Pattern.compile("[\\d.,]+");
    /** Particles that smartcn's own list, which is punctuation only, lets pass. */
    private static final String PARTICLES = "的了是我你他她它们就也都还在和有不没着过吗呢吧啊这那个一很再又被把给跟与及或";

    private Words() {}

    /** In the order of the text, repeated words repeated. */
    public static List<String> of(String text) {
        String plain = PersonalData.PLACEHOLDER.matcher(text).replaceAll(" ");
        Analyzer analyzer = Language.of(plain) == Language.CHINESE ? CHINESE : ENGLISH;
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("text", plain)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String word = term.toString();
                if (!NUMBER.matcher(word).matches() && !(word.length() == 1 && PARTICLES.contains(word))) {
                    words.add(word);
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
