package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotspotCasesTest extends LakeTest {
    private static final String EPISODES =
            """
            hotspot_id | region_id | product_line | category_id | status | explained_by | opened_date | last_seen_date | latest_date | peak_date | confidence
            h1         | north     | broadband    | no_signal   | new    |              | 2026-03-10  | 2026-03-12     | 2026-03-12  | 2026-03-10 | high
            h2         | all       | broadband    | no_signal   | new    | h1           | 2026-03-10  | 2026-03-12     | 2026-03-12  | 2026-03-10 | high
            h3         | all       | all          | billing     | new    |              | 2026-03-11  | 2026-03-12     | 2026-03-12  | 2026-03-11 | low
            """;
    private static final String COMPLAINTS =
            """
            complaint_id | region_id | product_line | category_id | detail  | text                                       | received_date | received_at         | updated_at
            c1           | north     | broadband    | no_signal   | 断网     | 晚上宽带没有信号，请联系王小明，电话13800138000 | 2026-03-10    | 2026-03-10 08:00:00 | 2026-03-10 08:00:00
            c2           | north     | broadband    | no_signal   | 断网     | 宽带晚上八点就没有信号                         | 2026-03-11    | 2026-03-11 08:00:00 | 2026-03-11 08:00:00
            c3           | north     | broadband    | no_signal   | 断网     | 宽带晚上八点就没有信号                         | 2026-03-11    | 2026-03-11 09:00:00 | 2026-03-11 09:00:00
            c4           | north     | broadband    | no_signal   |         |                                            | 2026-03-12    | 2026-03-12 08:00:00 | 2026-03-12 08:00:00
            c5           | south     | broadband    | no_signal   | 断网     | 宽带没有信号                                  | 2026-03-11    | 2026-03-11 08:00:00 | 2026-03-11 08:00:00
            c6           | north     | broadband    | no_signal   | 断网     | 早就没有信号                                  | 2026-03-01    | 2026-03-01 08:00:00 | 2026-03-01 08:00:00
            c7           | south     | mobile       | billing     | Charged | I was charged twice, call Mr. Smith at a.b@example.com | 2026-03-12 | 2026-03-12 08:00:00 | 2026-03-12 08:00:00
            """;

    @Test
    void casesAreOfTheEpisodesCellAndDaysMaskedAndUnlikeEachOther() {
        given(HotspotEpisodes.class, EPISODES);
        given(Complaints.class, COMPLAINTS);
        build(HotspotCases.class, asOf("2026-03-12"));
        expect(
                HotspotCases.class,
                """
            hotspot_id | case_rank | complaint_id | candidate_count | language | masked_text
            h1         | 1         | c3           | 4               | zh       | 宽带晚上八点就没有信号
            h1         | 2         | c1           | 4               | zh       | 晚上宽带没有信号，请联系[姓名]，电话[电话]
            h1         | 3         | c4           | 4               |          |
            h3         | 1         | c7           | 1               | en       | I was charged twice, call Mr. [name] at [e-mail]
            """);
        assertThat(rows(HotspotCases.class, List.of("complaint_id", "similarity")))
                .as("who says nothing is like nobody")
                .contains(Arrays.asList("c4", null));
    }

    @Test
    void settledEpisodesKeepTheirCasesOpenOnesChooseAnew() {
        given(HotspotEpisodes.class, EPISODES);
        given(Complaints.class, COMPLAINTS);
        build(HotspotCases.class, asOf("2026-03-12"));
        given(
                Complaints.class,
                """
            complaint_id | region_id | product_line | category_id | text                | received_date | received_at         | updated_at
            c8           | north     | broadband    | no_signal   | 光猫红灯闪烁，无法拨号   | 2026-03-12    | 2026-03-12 10:00:00 | 2026-03-12 10:00:00
            """);
        given(
                HotspotEpisodes.class,
                EPISODES
                        + "h9 | west | mobile | x | new | | 2026-04-20 | 2026-04-20 | 2026-04-20 | 2026-04-20 | low\n");
        build(HotspotCases.class, asOf("2026-04-20"));
        assertThat(rows(HotspotCases.class, List.of("complaint_id")))
                .as("settled")
                .doesNotContain(List.of("c8"));
        given(HotspotEpisodes.class, EPISODES);
        build(HotspotCases.class, asOf("2026-03-13"));
        assertThat(rows(HotspotCases.class, List.of("complaint_id"))).as("open").contains(List.of("c8"));
    }

    @Test
    void withoutEpisodesThereAreNone() {
        given(HotspotEpisodes.class, EPISODES.lines().findFirst().orElseThrow());
        given(Complaints.class, COMPLAINTS);
        build(HotspotCases.class, asOf("2026-03-12"));
        assertThat(rows(HotspotCases.class, List.of("hotspot_id"))).isEmpty();
    }
}
