package aurum.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.Pipeline;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.LakeTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog is held against what it says of itself, before anything is started. */
class CatalogTest {
    private static final String DEPARTMENTS =
            """
            id,label_zh,label_en,valid_from,valid_to
            network,网络,Network,,
            finance,财务,Finance,,
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void smallCatalog() {
        write("operator.yaml", "name: { zh: 某, en: Some }\nzone: Asia/Shanghai\n");
        write(
                "catalog.yaml",
                """
                departments: { holds: who acts }
                categories:
                  holds: what complaints are about
                  columns:
                    department: { list: departments, required: with_parent }
                    weight:     { type: number, from: 0, to: 1 }
                    teams:      { list: departments, many: true }
                days:
                  holds: special days
                  dimension: false
                  key: date
                  columns:
                    date: date
                    kind: { one_of: 'holiday, work', required: true }
                    open: flag
                    hours: { type: whole, from: 1 }
                """);
        write("departments.csv", DEPARTMENTS);
        categories("");
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Two sound lines, then these, from line 4 on. */
    private void categories(String lines) {
        write(
                "categories.csv",
                "id,parent_id,label_zh,label_en,department,weight,teams,valid_from,valid_to\n"
                        + "billing,,计费,Billing,,,,,\n"
                        + "late_fee,billing,滞纳金,Late fee,finance,0.5,network;finance,2026-01-01,2026-12-31\n" + lines);
    }

    private void refused(String... says) {
        assertThatThrownBy(() -> Catalog.load(folder))
                .isInstanceOf(Failure.class)
                .satisfies(failure -> assertThat(((Failure) failure).kind()).isEqualTo(Failure.Kind.SETTINGS))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(says));
    }

    @Test
    void projectsCatalogsHoldWhatTheySay() throws IOException {
        Path data = LakeTest.project().resolve("data");
        assertThat(Catalog.load(data.resolve("catalog")).has("key_moments")).isTrue();
        try (var files = Files.walk(data.resolve("sources/public"))) {
            assertThat(files.filter(file -> file.endsWith("operator.yaml")).toList())
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(file ->
                            assertThat(Catalog.load(file.getParent()).labelZh()).isNotBlank());
        }
    }

    @Test
    void soundCatalogIsTaken() {
        assertThat(Catalog.load(folder).has("categories")).isTrue();
    }

    @Test
    void referencesAreLookedUpWithASuggestion() {
        categories("unclear,billing,不清,Unclear,finanse,,,,\n");
        refused("categories.csv, line 4: the department 'finanse' is not in departments.csv. Did you mean 'finance'?");
        categories("unclear,billing,不清,Unclear,finance,,finance;netwrk,,\n");
        refused("line 4: the teams 'netwrk' is not in departments.csv. Did you mean 'network'?");
        categories("unclear,billing,不清,Unclear,,,,,\n");
        refused("line 4: the department is missing.");
    }

    @Test
    void absentListIsFineAndNotLookedUp() throws IOException {
        Files.delete(folder.resolve("departments.csv"));
        assertThat(Catalog.load(folder).has("departments")).isFalse();
    }

    @Test
    void idsAreUniqueAndThere() {
        categories("late_fee,billing,滞纳金,Late fee,finance,,,,\n");
        refused("categories.csv, line 4: the id 'late_fee' stands already in line 3.");
        categories("# a remark\n,billing,滞纳金,Late fee,finance,,,,");
        refused("categories.csv, line 5: the id is missing.");
    }

    @Test
    void parentsAreThereAndRunInNoCircle() {
        categories("unclear,biling,不清,Unclear,finance,,,,\n");
        refused("line 4: 'unclear' has the parent 'biling', which is not in the list. Did you mean 'billing'?");
        categories("a,b,甲,A,finance,,,,\nb,a,乙,B,finance,,,,\n");
        refused("line 4: 'a' stands above itself: a → b → a.");
        categories("a,a,甲,A,finance,,,,\n");
        refused("line 4: 'a' stands above itself: a → a.");
    }

    @Test
    void numbersDaysAndLabelsAreReadable() {
        categories("a,,甲,A,,1.5,,,\n");
        refused("line 4: the weight 1.5 is not between 0 and 1.");
        categories("a,,甲,A,,much,,,\n");
        refused("line 4: the weight 'much' is no number.");
        categories("a,,甲,A,,,,2026-02-30,\n");
        refused("line 4: the valid_from '2026-02-30' is no day");
        categories("a,,甲,A,,,,2026-02-02,2026-02-01\n");
        refused("line 4: valid_to 2026-02-01 lies before valid_from 2026-02-02.");
        categories("a,,甲,,,,,,\n");
        refused("line 4: the label_en is missing.");
        categories("a,,甲\n");
        refused("line 4: 3 cells, but the header has 9.");
    }

    @Test
    void listsWithoutIdsHaveTheirOwnKey() {
        write("days.csv", "date,kind,open,hours\n2026-01-01,holiday,false,\n2026-01-02,work,true,8\n");
        assertThat(Catalog.load(folder).has("days")).isTrue();
        write("days.csv", "date,kind,open,hours\n2026-01-01,holiday,,\n2026-01-01,holliday,no,0\n,work,,2.5\n");
        refused(
                "has 6 mistakes:",
                "days.csv, line 3: the date '2026-01-01' stands already in line 2.",
                "line 3: the kind 'holliday' is not one of holiday, work. Did you mean 'holiday'?",
                "line 3: the open 'no' is neither true nor false.",
                "line 3: the hours 0 is not 1 or more.",
                "line 4: the date is missing.",
                "line 4: the hours '2.5' is no whole number.");
    }

    @Test
    void columnsAndListsThatNobodyKnowsAreNamed() {
        write("departments.csv", DEPARTMENTS.replace("label_en", "lable_en"));
        refused("departments.csv, line 1: there is no column 'label_en'. Did you mean 'lable_en'?");
        write("departments.csv", DEPARTMENTS);
        write("departmnets.csv", DEPARTMENTS);
        refused("departmnets.csv: catalog.yaml does not say what this list holds. Did you mean 'departments'?");
    }

    @Test
    void spreadsheetsMarksAndEncodings() throws IOException {
        write("departments.csv", "\uFEFF" + DEPARTMENTS.replace("\n", "\r\n"));
        assertThat(Catalog.load(folder).has("departments")).isTrue();
        Files.write(folder.resolve("departments.csv"), DEPARTMENTS.getBytes(Charset.forName("GB18030")));
        refused("departments.csv, line 2: it holds characters that are not UTF-8");
        write("departments.csv", "");
        refused("departments.csv: it is empty");
    }

    @Test
    void firstTenMistakesAreToldAtOnce() {
        categories("x,nowhere,甲,A,finance,,,,\n".replace("x", "a")
                + java.util.stream.IntStream.range(0, 12)
                        .mapToObj("n%d,,甲,A,,7,,,\n"::formatted)
                        .collect(java.util.stream.Collectors.joining()));
        refused("has 13 mistakes:", "line 4: 'a' has the parent", "line 13: the weight 7", "and 3 more");
        assertThatThrownBy(() -> Catalog.load(folder)).hasMessageNotContaining("line 14");
    }

    @Test
    void rulesAreHeldAgainstTheTableTheyAreOver() {
        write(
                "catalog.yaml",
                "groups:\n  holds: groups\n  columns:\n    rule: { type: rule, over: gold.customer_features }\n");
        for (String list : List.of("departments", "categories")) {
            assertThat(folder.resolve(list + ".csv").toFile().delete()).isTrue();
        }
        String header = "id,label_zh,label_en,rule,valid_from,valid_to\n";
        write("groups.csv", header + "young,青,Young,age_years < 30,,\nnone,无,None,,,\n");
        Pipeline.checkRules(Catalog.load(folder));
        write(
                "groups.csv",
                header
                        + "young,青,Young,age_year < 30,,\nold,老,Old,age_years = 'old',,\nno,无,No,points > 5 and points < 3,,\n");
        assertThatThrownBy(() -> Pipeline.checkRules(Catalog.load(folder)))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(
                        "groups.csv, line 2: the rule 'age_year < 30' cannot be used: there is no column 'age_year'. Did you mean 'age_years'?",
                        "groups.csv, line 3: the rule 'age_years = 'old'' cannot be used: ''old'' is text, where a number is needed.",
                        "groups.csv, line 4: the rule 'points > 5 and points < 3' cannot be used: it is never true: what it asks of 'points' excludes itself.");
        write("catalog.yaml", "groups:\n  holds: groups\n  columns:\n    rule: { type: rule }\n");
        refused("catalog.yaml, line 4", "over");
    }

    @Test
    void whatTheCatalogSaysOfItselfIsCheckedToo() {
        write("catalog.yaml", "departments: { hold: who acts }\n");
        refused("catalog.yaml, line 1", "Did you mean 'holds'?");
        write("catalog.yaml", "departments:\n  holds: x\n  columns:\n    head: { list: department }\n");
        refused("catalog.yaml, line 4", "Did you mean 'departments'?");
        write("catalog.yaml", "departments:\n  holds: x\n  columns:\n    head: nunber\n");
        refused("catalog.yaml, line 4", "Did you mean 'number'?");
        write("catalog.yaml", "departments: who acts\n");
        refused("catalog.yaml, line 1", "takes lines of its own");
    }
}
