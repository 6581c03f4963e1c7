package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.command.Graph;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Plan;
import aurum.jobs.lake.Rule;
import aurum.jobs.source.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated pages of {@code docs/} say what the code says. To write them anew: {@code mvn -pl jobs test -Dtest=GeneratedDocsTest -Ddocs.write=true}. */
class GeneratedDocsTest {
    private static final Path DOCS =
            Path.of(System.getProperty("aurum.home", "..")).resolve("docs");

    private final Plan plan = Pipeline.plan();

    @ParameterizedTest
    @ValueSource(strings = {"tables.md", "lineage.md"})
    void pageSaysWhatTheCodeSays(String page) throws IOException {
        String expected = page.equals("tables.md") ? tables() : lineage();
        Path file = DOCS.resolve(page);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, expected);
        }
        assertThat(firstDifference(Files.readString(file), expected))
                .as(
                        "docs/%s is not what the contracts say; write it anew: mvn -pl jobs test -Dtest=GeneratedDocsTest -Ddocs.write=true"
                                .formatted(page))
                .isEmpty();
    }

    private static Optional<String> firstDifference(String written, String expected) {
        List<String> there = written.lines().toList();
        List<String> wanted = expected.lines().toList();
        return IntStream.range(0, Math.max(there.size(), wanted.size()))
                .filter(i ->
                        i >= there.size() || i >= wanted.size() || !there.get(i).equals(wanted.get(i)))
                .mapToObj(i -> "line %d: '%s' instead of '%s'"
                        .formatted(i + 1, i < there.size() ? there.get(i) : "", i < wanted.size() ? wanted.get(i) : ""))
                .findFirst();
    }

    private String lineage() {
        return "# What is made from what\n\nGenerated from the tables' `inputs()`.\n\n```mermaid\n"
                + Graph.mermaid(plan) + "```\n";
    }

    private String tables() {
        StringBuilder page =
                new StringBuilder("# Tables\n\nGenerated from the contracts: grain, key, columns, rules.\n");
        plan.names().forEach(name -> append(page, name));
        return page.toString();
    }

    private void append(StringBuilder page, String name) {
        Contract contract = plan.table(name).contract();
        String maker =
                plan.table(name) instanceof Feed ? "from landing" : "from " + String.join(", ", plan.inputsOf(name));
        page.append("\n## %s\n\n%s; key %s; scope %s; %s. Class `%s`.\n\n"
                .formatted(
                        name,
                        contract.grain(),
                        String.join(", ", contract.key()),
                        contract.scope().orElse("unscoped"),
                        maker,
                        plan.table(name).getClass().getSimpleName()));
        page.append("| column | type | meaning | 含义 | care |\n|---|---|---|---|---|\n");
        for (Field field : contract.fields()) {
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            field.name(),
                            field.type().name().toLowerCase(Locale.ROOT),
                            field.meaningEn(),
                            field.meaningZh(),
                            field.sensitivity() == Field.Sensitivity.NONE
                                    ? ""
                                    : field.sensitivity().name().toLowerCase(Locale.ROOT)));
        }
        if (!contract.rules().isEmpty()) {
            page.append("\n");
            for (Rule rule : contract.rules()) {
                page.append("- %s: %s (`%s`)\n"
                        .formatted(
                                rule.consequence()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                rule.name(),
                                rule.condition()));
            }
        }
    }
}
