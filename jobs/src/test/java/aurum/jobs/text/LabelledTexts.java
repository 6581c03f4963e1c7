package aurum.jobs.text;

import aurum.jobs.text.PersonalData.Kind;
import aurum.jobs.text.PersonalData.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts in which personal data are marked, as {@code {p:13800000000}}, and how well {@link PersonalData} finds them. */
final class LabelledTexts {
    private static final Map<Character, Kind> KINDS = Map.of(
            'n',
            Kind.NAME,
            'p',
            Kind.PHONE,
            'i',
            Kind.IDENTITY,
            'e',
            Kind.EMAIL,
            'l',
            Kind.PLATE,
            'a',
            Kind.ADDRESS,
            'k',
            Kind.CARD,
            'w',
            Kind.ACCOUNT);

    private final Map<Kind, List<String>> marked = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> missed = new EnumMap<>(Kind.class);
    private final List<String> wronglyMasked = new ArrayList<>();
    private int masked;

    /** @param markedText braces mark, {@code \n} is a line break */
    void add(String markedText) {
        StringBuilder plain = new StringBuilder();
        List<Span> truth = new ArrayList<>();
        String text = markedText.replace("\\n", "\n");
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                int end = text.indexOf('}', i);
                truth.add(new Span(KINDS.get(text.charAt(i + 1)), plain.length(), plain.length() + end - i - 3));
                plain.append(text, i + 3, end);
                i = end;
            } else {
                plain.append(text.charAt(i));
            }
        }
        add(plain.toString(), truth);
    }

    void add(String text, List<Span> truth) {
        List<Span> found = PersonalData.find(text);
        for (Span span : truth) {
            marked.computeIfAbsent(span.kind(), kind -> new ArrayList<>()).add(text);
            // Masked under whatever name, but every character of it that says something.
            boolean isCovered = text.substring(span.start(), span.end()).chars().count() > 0;
            for (int i = span.start(); i < span.end(); i++) {
                int place = i;
                isCovered &= !Character.isLetterOrDigit(text.charAt(i))
                        || found.stream().anyMatch(one -> one.start() <= place && place < one.end());
            }
            if (!isCovered) {
                missed.computeIfAbsent(span.kind(), kind -> new ArrayList<>())
                        .add(text.substring(span.start(), span.end()) + " in: " + text);
            }
        }
        for (Span span : found) {
            masked++;
            if (truth.stream().noneMatch(one -> one.overlaps(span))) {
                wronglyMasked.add(span.kind() + " " + text.substring(span.start(), span.end()) + " in: " + text);
            }
        }
    }

    int marked(Kind kind) {
        return marked.getOrDefault(kind, List.of()).size();
    }

    /** Share of the marked ones that were masked whole. */
    double recall(Kind kind) {
        return 1 - (double) missed(kind).size() / marked(kind);
    }

    List<String> missed(Kind kind) {
        return missed.getOrDefault(kind, List.of());
    }

    /** Share of what was masked that touches something marked. */
    double precision() {
        return 1 - (double) wronglyMasked.size() / masked;
    }

    List<String> wronglyMasked() {
        return wronglyMasked;
    }

    /** One line a kind, as it stands in the documentation. */
    String table() {
        return marked.keySet().stream()
                .map(kind -> "| %s | %d | %.3f |"
                        .formatted(kind.name().toLowerCase(java.util.Locale.ROOT), marked(kind), recall(kind)))
                .collect(Collectors.joining("\n"));
    }
}
