package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages speak both languages, and hold no text of their own. */
class CataloguesTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ASKED = Pattern.compile("say\\('([a-zA-Z.0-9]+)'");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    /** Words between the tags of a template, or in a label a reader hears. */
    private static final Pattern TEMPLATE_TEXT =
            Pattern.compile(">\\s*([A-Za-z]{2,}[A-Za-z ,.]*)<|aria-label=\"[A-Za-z]");

    @Test
    void neitherLanguageLacksAKeyOrABlank() throws IOException {
        JsonNode chinese = catalogue("zh-CN");
        JsonNode english = catalogue("en");
        assertThat(keys(chinese)).isEqualTo(keys(english)).hasSizeGreaterThan(80);
        for (String key : keys(english)) {
            assertThat(blanks(key, chinese)).as(key).isEqualTo(blanks(key, english));
            assertThat(chinese.get(key).asText()).as(key).isNotBlank();
        }
    }

    @Test
    void everyWordAskedForExists() throws IOException, URISyntaxException {
        Set<String> known = new TreeSet<>();
        for (String key : keys(catalogue("en"))) {
            known.add(key);
            known.add(key.replaceFirst("\\.(one|other)$", ""));
        }
        List<String> asked = new ArrayList<>();
        for (String script : scripts()) {
            ASKED.matcher(script).results().map(match -> match.group(1)).forEach(asked::add);
        }
        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(known).containsAll(asked);
    }

    @Test
    void scriptsHoldNoText() throws IOException, URISyntaxException {
        for (String script : scripts()) {
            String code = script.replaceAll("(?m)^\\s*(//|\\*|/\\*).*$", "");
            assertThat(CHINESE.matcher(code).results().map(MatchResult::group)).isEmpty();
            assertThat(TEMPLATE_TEXT
                            .matcher(code)
                            .results()
                            .map(MatchResult::group)
                            .filter(text -> !text.matches(">(Au|rum)<")))
                    .isEmpty();
        }
    }

    private static JsonNode catalogue(String language) throws IOException {
        return new ObjectMapper()
                .readTree(CataloguesTest.class.getResourceAsStream("/web/shared/i18n/%s.json".formatted(language)));
    }

    private static Set<String> keys(JsonNode catalogue) {
        Set<String> keys = new TreeSet<>();
        catalogue.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** What a text leaves open. Of one thing a language may say the number as a word. */
    private static Set<String> blanks(String key, JsonNode catalogue) {
        Set<String> blanks = new TreeSet<>(BLANK.matcher(catalogue.get(key).asText())
                .results()
                .map(match -> match.group(1))
                .toList());
        if (key.endsWith(".one")) {
            blanks.remove("count");
        }
        return blanks;
    }

    private static List<String> scripts() throws IOException, URISyntaxException {
        Path web = Path.of(CataloguesTest.class.getResource("/web").toURI());
        try (Stream<Path> files = Files.walk(web)) {
            List<String> scripts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                scripts.add(Files.readString(file));
            }
            return scripts;
        }
    }
}
