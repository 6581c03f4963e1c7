package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that somebody tried: kept with who, when and how many, given out as a line of the catalog, taken back. */
class RuleDraftsTest {
    private static final String DRAFT =
            "{\"name\": \"%s\", \"stage\": \"maturity\", \"dimension\": \"spending\", \"rule\": \"%s\"}";

    @TempDir
    private static Path folder;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
        api.account("chen.jie", EnumSet.of(Role.VIEWER, Role.MARKETER));
        api.account("zhao.min", EnumSet.of(Role.VIEWER, Role.MARKETER));
        api.account("li.wei", EnumSet.of(Role.VIEWER, Role.MANAGER));
        api.account("just.looks", EnumSet.of(Role.VIEWER));
        api.account(
                "of.haizhou", EnumSet.of(Role.VIEWER, Role.MARKETER), Optional.of(new TreeSet<>(List.of("haizhou"))));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aDraftIsKeptWithItsCountAndGivenOutAsALineOfTheCatalog() {
        Visit visit = Visit.of(api, "chen.jie");
        JsonNode draft = write(visit, "家庭, \\\"大\\\"", "has_family_group and level in ('gold', 'silver')");
        JsonNode counted = api.json(
                        "/api/v1/segments/count?rule=has_family_group%20and%20level%20in%20('gold','silver')")
                .at("/rows/0");
        assertThat(draft.get("customers")).isEqualTo(counted.get("customers"));
        assertThat(draft.get("customers").asLong()).isPositive();
        assertThat(draft.get("all_customers").asLong()).isEqualTo(600);
        assertThat(draft.get("author").asText()).isEqualTo("chen.jie");
        assertThat(draft.get("publication_number").asLong()).isEqualTo(2);
        assertThat(draft.get("as_of_date").asText()).isEqualTo("2026-03-31");
        assertThat(draft.get("catalog_line").asText())
                .isEqualTo(
                        "NEW,\"家庭, \"\"大\"\"\",\"家庭, \"\"大\"\"\",maturity,spending,\"has_family_group and level in ('gold', 'silver')\",,");
        assertThat(drafts(Visit.of(api, "zhao.min"))).contains(draft);
        assertThat(drafts(Visit.of(api, "of.haizhou"))).doesNotContain(draft);
    }

    @Test
    void aDraftCountsWhomItsAuthorMaySee() {
        JsonNode draft = write(Visit.of(api, "of.haizhou"), "here", "tenure_months >= 0");
        assertThat(draft.get("customers"))
                .isEqualTo(draft.get("all_customers"))
                .isEqualTo(api.json("/api/v1/segments/count?rule=tenure_months%20%3E%3D%200&region=haizhou")
                        .at("/rows/0/customers"));
        assertThat(draft.get("customers").asLong()).isLessThan(600);
        assertThat(drafts(Visit.of(api, "of.haizhou"))).containsExactly(draft);
    }

    @Test
    void itsAuthorOrAManagerWithdrawsIt() {
        String path = "/api/v1/rule-drafts/"
                + write(Visit.of(api, "chen.jie"), "a", "points > 3")
                        .get("draft_id")
                        .asText();
        assertThat(Visit.of(api, "zhao.min").delete(path).statusCode()).isEqualTo(403);
        assertThat(Visit.of(api, "just.looks").delete(path).statusCode()).isEqualTo(403);
        assertThat(Visit.of(api, "li.wei").delete(path).statusCode()).isEqualTo(204);
        assertThat(Visit.of(api, "chen.jie").delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoOnlyLooksWritesNoneAndWhatIsNoRuleIsRefused() {
        assertThat(Visit.of(api, "just.looks").get("/api/v1/rule-drafts").statusCode())
                .isEqualTo(403);
        assertThat(Visit.of(api, "just.looks")
                        .post("/api/v1/rule-drafts", DRAFT.formatted("a", "points > 3"))
                        .statusCode())
                .isEqualTo(403);
        Visit visit = Visit.of(api, "chen.jie");
        for (String body : List.of(
                DRAFT.formatted("a", "pionts > 3"),
                DRAFT.formatted("a\\nb", "points > 3"),
                DRAFT.formatted("a", "points > 3\\nand points < 9"),
                DRAFT.formatted("", "points > 3"),
                DRAFT.formatted("a", "points > 3").replace("maturity", "youth"))) {
            HttpResponse<byte[]> refused = visit.post("/api/v1/rule-drafts", body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(RunningApi.json(refused).at("/details/parameter").asText())
                    .isIn("rule", "name", "stage");
        }
    }

    private static JsonNode write(Visit visit, String name, String rule) {
        HttpResponse<byte[]> written = visit.post("/api/v1/rule-drafts", DRAFT.formatted(name, rule));
        assertThat(written.statusCode()).as(RunningApi.text(written)).isEqualTo(201);
        return RunningApi.json(written).at("/rows/0");
    }

    private static JsonNode drafts(Visit visit) {
        return RunningApi.json(visit.get("/api/v1/rule-drafts")).get("rows");
    }
}
