package aurum.jobs.gold.service;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.moment.Recommendations;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.ContactPoints;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Whom a list may hold, what stands in the way, and who is left without. */
class ListCandidatesTest extends LakeTest {

    @Test
    void whatStandsInTheWayIsTold() {
        given(
                Recommendations.class,
                """
            customer_key | region_id | segment_ids | decision | moment_id     | service_product_id | channel | score | valid_until_date
            agreed       | north     | B1 B2       | offer    | first_roaming | roaming_pack       | sms     | 0.3   | 2026-06-17
            elsewhere    | north     |             | offer    | first_roaming | roaming_pack       | sms     | 0.3   | 2026-06-17
            withdrawn    | north     |             | offer    | first_roaming | roaming_pack       | sms     | 0.3   | 2026-06-17
            again        | north     |             | offer    | first_roaming | roaming_pack       | app     | 0.3   | 2026-06-17
            complains    | south     |             | offer    | first_roaming | roaming_pack       | sms     | 0.3   | 2026-06-17
            numberless   | south     |             | offer    | first_roaming | roaming_pack       | sms     | 0.3   | 2026-06-17
            comes        | south     |             | offer    | first_roaming | roaming_pack       | store   | 0.3   | 2026-06-17
            owed         | south     |             | offer    | bill_shock    | bill_explanation   | sms     | 0.1   | 2026-06-17
            nothing      | south     |             | nothing  | bill_shock    |                    |         | 0.1   | 2026-06-17
            """);
        given(
                CustomerFeatures.class,
                """
            customer_key | region_id | level | allows_marketing | open_complaint_count
            agreed       | north     | gold  | true             | 0
            elsewhere    | north     | star  | true             | 0
            withdrawn    | north     | star  | true             | 0
            again        | north     | star  | true             | 0
            complains    | south     | star  | true             | 1
            numberless   | south     | star  | true             | 0
            comes        | south     | star  | true             | 0
            owed         | south     | star  | false            | 1
            nothing      | south     | star  | true             | 0
            """);
        given(
                Consents.class,
                """
            customer_key | purpose   | channel | is_given | decided_at
            agreed       | marketing | all     | true     | 2026-01-01 08:00:00
            agreed       | survey    | all     | false    | 2026-02-01 08:00:00
            elsewhere    | marketing | app     | true     | 2026-01-01 08:00:00
            withdrawn    | marketing | sms     | true     | 2026-01-01 08:00:00
            withdrawn    | marketing | all     | false    | 2026-02-01 08:00:00
            again        | marketing | all     | false    | 2026-01-01 08:00:00
            again        | marketing | app     | true     | 2026-02-01 08:00:00
            complains    | marketing | all     | true     | 2026-01-01 08:00:00
            numberless   | marketing | all     | true     | 2026-01-01 08:00:00
            comes        | marketing | all     | true     | 2026-01-01 08:00:00
            """);
        given(
                ContactPoints.class,
                """
            customer_key | phone
            agreed       | 13800000001
            again        |
            complains    | 13800000002
            numberless   |
            owed         | 13800000003
            """);
        build(ListCandidates.class, asOf("2026-06-10"));
        expect(
                ListCandidates.class,
                """
            customer_key | region_id | level | segment_ids | service_product_id | channel | needs_consent | suppression_reason | valid_until_date
            agreed       | north     | gold  | B1 B2       | roaming_pack       | sms     | true          |                    | 2026-06-17
            elsewhere    | north     | star  |             | roaming_pack       | sms     | true          | no_consent         | 2026-06-17
            withdrawn    | north     | star  |             | roaming_pack       | sms     | true          | no_consent         | 2026-06-17
            again        | north     | star  |             | roaming_pack       | app     | true          |                    | 2026-06-17
            complains    | south     | star  |             | roaming_pack       | sms     | true          | open_complaint     | 2026-06-17
            numberless   | south     | star  |             | roaming_pack       | sms     | true          | no_contact_point   | 2026-06-17
            comes        | south     | star  |             | roaming_pack       | store   | true          |                    | 2026-06-17
            owed         | south     | star  |             | bill_explanation   | sms     | false         |                    | 2026-06-17
            """);
    }

    @Test
    void aTenthIsDrawnByTheKeyAndOfWhatIsOwedNobody() {
        String offers = IntStream.range(0, 400)
                .mapToObj(number ->
                        "c%03d | offer | %s".formatted(number, number < 300 ? "roaming_pack" : "bill_explanation"))
                .collect(Collectors.joining("\n", "customer_key | decision | service_product_id\n", "\n"));
        given(
                Recommendations.class,
                offers.replaceAll("(?m)$(?=\n)", " | m | sms").replaceFirst("m \\| sms", "moment_id | channel"));
        given(
                CustomerFeatures.class,
                IntStream.range(0, 400)
                        .mapToObj("c%03d"::formatted)
                        .collect(Collectors.joining("\n", "customer_key\n", "\n")));
        build(ListCandidates.class, asOf("2026-06-10"));
        List<String> expected = IntStream.range(0, 300)
                .mapToObj("c%03d"::formatted)
                .filter(customer -> drawn("control/" + customer + "/roaming_pack") < 0.1)
                .toList();
        assertThat(rows(ListCandidates.class, List.of("customer_key", "is_control")).stream()
                        .filter(row -> row.get(1).equals("true"))
                        .map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeBetween(15, 45);
    }

    /** RFC 2104 by the Java library. */
    private static double drawn(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 4);
            return Long.parseLong(hex, 16) / Math.pow(2, 32);
        } catch (GeneralSecurityException problem) {
            throw new AssertionError(problem);
        }
    }
}
