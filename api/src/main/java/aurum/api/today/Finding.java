package aurum.api.today;

import java.util.Map;
import java.util.Optional;

/**
 * One thing worth saying today, without words: the page has a sentence for each kind, in each language.
 *
 * @param kind which sentence says it, {@code hotspot}
 * @param status how it stands, {@code growing}; a kind says which there are
 * @param confidence {@code high}, {@code medium}, {@code low}, or nothing where certainty is no question
 * @param subject what it is about: dimension to id
 * @param figures the numbers and days of the sentence, by name; a value may be null
 * @param link the page that says more
 */
record Finding(
        String kind,
        String status,
        Optional<String> confidence,
        Map<String, Object> subject,
        Map<String, Object> figures,
        String link) {}
