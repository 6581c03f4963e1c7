package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list is built, put before a second person, released and handed out; who is left without is told by nothing. */
class ServiceListsTest {
    private static final String LISTS = "/api/v1/service-lists";
    private static final String NIGHT =
            "{\"name\": \"夜间流量\", \"purpose\": \"marketing\", \"service_product\": \"night_data\"%s}";

    /** Of night data, those who are left without and could be contacted. */
    private static final List<String> CONTROLS =
            IntStream.of(3, 13, 33).mapToObj(ServiceListsTest::key).toList();

    @TempDir
    private Path folder;

    private RunningApi api;
    private Runnable nextDay;

    @BeforeEach
    void start() {
        GoldenLake lake = GoldenLake.copy("lists", folder.resolve("lake"));
        nextDay = lake.hold("ops.publications", 2);
        api = RunningApi.over(lake);
        api.account("chen.jie", EnumSet.of(Role.VIEWER, Role.MARKETER, Role.APPROVER));
        api.account("wang.fang", EnumSet.of(Role.VIEWER, Role.APPROVER));
        api.account("li.wei", EnumSet.of(Role.VIEWER, Role.MANAGER));
        api.account(
                "of.haizhou",
                EnumSet.of(Role.VIEWER, Role.MARKETER, Role.APPROVER),
                Optional.of(new TreeSet<>(List.of("haizhou"))));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void thePreviewCountsAndSaysWhyNotMore() {
        Visit marketer = Visit.of(api, "chen.jie");
        JsonNode answer = RunningApi.json(marketer.get(LISTS + "/preview?service_product=night_data&capacity=20"));
        JsonNode night = answer.at("/rows/0");
        assertThat(night.toString())
                .isEqualTo(
                        "{\"customers\":40,\"eligible\":30,\"no_consent\":5,\"open_complaint\":1,\"no_contact_point\":1,\"capped\":0,\"control\":3,\"member_count\":20,\"is_enough\":true}");
        night.fieldNames().forEachRemaining(column -> assertThat(
                        answer.at("/definitions/" + column + "/meaning_zh").asText())
                .as(column)
                .isNotEmpty());
        assertThat(preview(marketer, "purpose=notice").get("eligible").asInt()).isEqualTo(10);
        assertThat(preview(marketer, "segment=B3&region=haizhou&channel=hotline")
                        .get("customers")
                        .asInt())
                .isEqualTo(4);
        // Of so few nothing tells who is left without.
        JsonNode few = preview(marketer, "service_product=video_trial&region=haizhou&channel=hotline");
        assertThat(few.get("control").isNull()).isTrue();
        assertThat(few.get("eligible").isNull()).isTrue();
        assertThat(preview(Visit.of(api, "of.haizhou"), "service_product=night_data")
                        .get("customers")
                        .asInt())
                .isEqualTo(14);
        assertThat(Visit.of(api, "li.wei").get(LISTS + "/preview").statusCode()).isEqualTo(403);
    }

    @Test
    void twoPeopleReleaseAListAndItsMembersAreHandedOut() {
        Visit author = Visit.of(api, "chen.jie");
        Visit approver = Visit.of(api, "wang.fang");
        String list = write(author, ", \"capacity\": 20");
        assertThat(approver.post(list + "/release", "").statusCode()).isEqualTo(409);
        assertThat(approver.get(list + "/members").statusCode()).isEqualTo(409);
        expect(author.post(list + "/submit", ""), 200);
        assertThat(author.post(list + "/submit", "").statusCode()).isEqualTo(409);
        assertThat(author.post(list + "/release", "").statusCode()).isEqualTo(403);
        JsonNode released = expect(approver.post(list + "/release", ""), 200).at("/rows/0");
        assertThat(released.get("list_state").asText()).isEqualTo("released");
        assertThat(released.get("member_count").asInt()).isEqualTo(20);
        assertThat(released.get("control_count").asInt()).isEqualTo(2);
        assertThat(released.get("over_capacity_count").asInt()).isEqualTo(10);
        assertThat(released.get("publication_number").asInt()).isEqualTo(1);
        assertThat(released.get("catalog_hash").asText()).isEqualTo("3f1a");
        assertThat(released.get("members_sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(released.get("legal_basis").asText()).isEqualTo("consent");

        String csv = RunningApi.text(expectFile(author.get(list + "/members?format=csv")));
        assertThat(csv)
                .startsWith("\uFEFFcustomer_key,channel,contact_name,contact_point,")
                .contains("\r\n%s,hotline,\"'=HYPERLINK(\"\"x\"\")\",13800000000,night_data,allowance_over,haizhou\r\n"
                        .formatted(key(0)))
                .contains("\r\n%s,app,,,night_data,".formatted(key(4)));
        assertThat(csv.lines()).hasSize(21);

        assertThat(new String(
                        expectFile(author.get(list + "/members?format=xlsx")).body(), 0, 2, StandardCharsets.US_ASCII))
                .isEqualTo("PK");

        nextDay.run();
        api.server().lake().refresh();
        String later = RunningApi.text(expectFile(author.get(list + "/members?format=csv")));
        assertThat(later.lines()).hasSize(19);
        assertThat(later).doesNotContain(key(1)).doesNotContain(key(2)).contains(key(0));
        assertThat(api.server().desk().<List<String>>read(handle -> handle.createQuery(
                                "select action from events where subject = :list order by event_id")
                        .bind("list", list.substring(LISTS.length() + 1))
                        .mapTo(String.class)
                        .list()))
                .containsExactly(
                        "service_list.written",
                        "service_list.submitted",
                        "service_list.released",
                        "service_list.handed_out",
                        "service_list.handed_out",
                        "service_list.handed_out");
    }

    @Test
    void nobodyIsOnTwoListsWithinAWeekAndTheControlGroupIsToldByNothing() {
        Visit author = Visit.of(api, "chen.jie");
        Visit approver = Visit.of(api, "wang.fang");
        StringBuilder everything = new StringBuilder();
        String first = write(author, ", \"capacity\": 20");
        String second = write(author, "");
        for (String list : List.of(first, second)) {
            everything.append(RunningApi.text(author.post(list + "/submit", "")));
            everything.append(RunningApi.text(approver.post(list + "/release", "")));
        }
        for (String format : List.of("json", "csv")) {
            everything.append(RunningApi.text(author.get(first + "/members?format=" + format)));
            everything.append(RunningApi.text(author.get(second + "/members?format=" + format)));
        }
        everything.append(RunningApi.text(author.get(LISTS)));
        everything.append(RunningApi.text(author.get(LISTS + "/preview?service_product=night_data")));
        everything.append(RunningApi.text(author.get("/api/v1/operation/tables")));
        everything.append(RunningApi.text(author.get("/api/v1/moments/customers?limit=1000")));
        everything.append(
                api.server().desk().<List<String>>read(handle -> handle.createQuery("select details from events")
                        .mapTo(String.class)
                        .list()));
        assertThat(everything).contains(key(0)).doesNotContain(CONTROLS);
        JsonNode members = RunningApi.json(author.get(second + "/members")).get("rows");
        assertThat(members).hasSize(10);
        members.forEach(member -> assertThat(RunningApi.text(author.get(first + "/members")))
                .doesNotContain(member.get("customer_key").asText()));
        assertThat(preview(author, "service_product=night_data").get("capped").asInt())
                .isEqualTo(30);
        String third = write(author, "");
        author.post(third + "/submit", "");
        assertThat(approver.post(third + "/release", "").statusCode()).isEqualTo(409);
    }

    @Test
    void aListOfSomeRegionsStaysInThemAndARejectedOneSaysWhy() {
        Visit here = Visit.of(api, "of.haizhou");
        Visit approver = Visit.of(api, "wang.fang");
        String everywhere = write(Visit.of(api, "chen.jie"), "");
        String ofHaizhou = write(here, "");
        assertThat(RunningApi.text(here.get(LISTS)))
                .contains(ofHaizhou.substring(LISTS.length() + 1))
                .doesNotContain(everywhere.substring(LISTS.length() + 1));
        assertThat(here.post(everywhere + "/release", "").statusCode()).isEqualTo(404);
        here.post(ofHaizhou + "/submit", "");
        expect(approver.post(ofHaizhou + "/release", ""), 200);
        RunningApi.json(here.get(ofHaizhou + "/members"))
                .get("rows")
                .forEach(member -> assertThat(member.get("region_id").asText()).isEqualTo("haizhou"));

        String other = write(here, ", \"channel\": \"app\"");
        here.post(other + "/submit", "");
        assertThat(approver.post(other + "/reject", "{}").statusCode()).isEqualTo(400);
        JsonNode rejected = expect(approver.post(other + "/reject", "{\"reason\": \"重复\"}"), 200)
                .at("/rows/0");
        assertThat(rejected.get("list_state").asText()).isEqualTo("rejected");
        assertThat(rejected.get("decision_reason").asText()).isEqualTo("重复");
        assertThat(approver.post(other + "/release", "").statusCode()).isEqualTo(409);
    }

    private static JsonNode preview(Visit visit, String filters) {
        return RunningApi.json(visit.get(LISTS + "/preview?" + filters)).at("/rows/0");
    }

    /** The path of a new draft of night data. */
    private static String write(Visit visit, String more) {
        return LISTS + "/"
                + expect(visit.post(LISTS, NIGHT.formatted(more)), 201)
                        .at("/rows/0/list_id")
                        .asText();
    }

    private static JsonNode expect(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(RunningApi.text(answer)).isEqualTo(status);
        return RunningApi.json(answer);
    }

    private static HttpResponse<byte[]> expectFile(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(RunningApi.text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return answer;
    }

    private static String key(int number) {
        return "a0%030x".formatted(number);
    }
}
