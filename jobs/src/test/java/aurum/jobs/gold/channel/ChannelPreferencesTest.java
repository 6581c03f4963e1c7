package aurum.jobs.gold.channel;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is used now, what may be taken up, and what was told of it before, from contacts. */
class ChannelPreferencesTest extends LakeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    private static final int CUSTOMERS = 240;

    @Test
    void currentIsTheShareOfRecentUseAndOfAShortPastNothingLatentIsTold() {
        customers("anna", "bo");
        given(
                Contacts.class,
                """
            contact_id | customer_key | channel | direction | contacted_date
            today      | anna         | app     | inbound   | 2026-06-30
            month_ago  | anna         | store   | inbound   | 2026-05-31
            called     | anna         | hotline | outbound  | 2026-06-29
            nobody     |              | hotline | inbound   | 2026-06-29
            not_yet    | anna         | hotline | inbound   | 2026-07-01
            no_channel | anna         | unknown | inbound   | 2026-05-31
            """);
        build(ChannelPreferences.class, TODAY);
        // Weights 1, ½ and ½, of which half is the app's.
        assertThat(told("anna"))
                .contains(
                        List.of("anna", "app", "5", "0.5", "true", "2026-06-30"),
                        List.of("anna", "store", "3", "0.25", "false", "2026-05-31"))
                .hasSize(11);
        assertThat(told("bo")).allMatch(row -> row.get(2).equals("0")).hasSize(11);
        assertThat(rows(ChannelPreferences.class, List.of("latent_score"))).containsOnly(none());
        build(ChannelCalibration.class, TODAY);
        expect(ChannelCalibration.class, "channel | tenth\n");
    }

    @Test
    void whoIsLikeThoseWhoTookAChannelUpIsLikelyToAndTheTestKnowsNothingOfWhatCameAfter() {
        String[] keys = new String[CUSTOMERS];
        StringBuilder contacts =
                new StringBuilder("contact_id | customer_key | channel | direction | contacted_date\n");
        // Half come by the website, of whom a fifth take up the app in every month; the others by the store, of whom
        // one in thirty does.
        for (int i = 0; i < CUSTOMERS; i++) {
            keys[i] = "c" + i;
            boolean isOnline = i % 2 == 0;
            use(contacts, i, isOnline ? "website" : "store", TODAY.minusDays(140));
            int month = i / 2 % (isOnline ? 5 : 30);
            if (month < 3) {
                use(contacts, i, "app", TODAY.minusDays(5 + 30L * month));
            }
        }
        customers(keys);
        given(Contacts.class, contacts.toString());
        build(ChannelPreferences.class, TODAY);
        build(ChannelCalibration.class, TODAY);
        List<List<String>> tenths = rows(
                ChannelCalibration.class,
                List.of("channel", "tenth", "customer_count", "user_count", "auc", "baseline_auc", "tested_date"));
        assertThat(tenths)
                .filteredOn(row -> row.get(0).equals("app"))
                .hasSize(10)
                .allSatisfy(row -> {
                    assertThat(Double.parseDouble(row.get(4))).isGreaterThan(0.7);
                    assertThat(Double.parseDouble(row.get(5))).isEqualTo(0.5);
                    assertThat(row.get(6)).isEqualTo("2026-05-31");
                });
        // Nobody took up the store within a month: nothing is told of it.
        assertThat(tenths).noneMatch(row -> row.get(0).equals("store"));
        assertThat(rows(ChannelPreferences.class, List.of("channel", "current_score", "latent_score")))
                .filteredOn(row -> row.get(0).equals("app"))
                .allMatch(row -> row.get(1).equals("0") == (row.get(2) != null));
        double online = latent("c6");
        assertThat(online).isBetween(0.2, 0.8);
        assertThat(latent("c7")).isLessThan(online / 3);
    }

    @Test
    void scoresFollowFixedCutPoints() {
        assertThat(List.of(
                        PreferenceScore.current(0),
                        PreferenceScore.current(0.01),
                        PreferenceScore.current(0.1),
                        PreferenceScore.current(0.3),
                        PreferenceScore.current(1)))
                .containsExactly(0L, 1L, 1L, 3L, 10L);
        assertThat(List.of(
                        PreferenceScore.latent(0.0099),
                        PreferenceScore.latent(0.01),
                        PreferenceScore.latent(0.12),
                        PreferenceScore.latent(0.5)))
                .containsExactly(0L, 1L, 6L, 10L);
    }

    private double latent(String customer) {
        return rows(ChannelPreferences.class, List.of("customer_key", "channel", "latent_rate")).stream()
                .filter(row -> row.get(0).equals(customer) && row.get(1).equals("app"))
                .mapToDouble(row -> Double.parseDouble(row.get(2)))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> told(String customer) {
        return rows(
                        ChannelPreferences.class,
                        List.of(
                                "customer_key",
                                "channel",
                                "current_score",
                                "current_share_rate",
                                "is_last_channel",
                                "last_used_date"))
                .stream()
                .filter(row -> row.get(0).equals(customer))
                .toList();
    }

    private static List<String> none() {
        return java.util.Collections.singletonList(null);
    }

    private static void use(StringBuilder contacts, int customer, String channel, LocalDate day) {
        contacts.append(
                "%s-%s-%s | c%d | %s | inbound | %s\n".formatted(customer, channel, day, customer, channel, day));
    }

    private void customers(String... keys) {
        StringBuilder customers =
                new StringBuilder("customer_key | region_id | activated_date | changed_date | valid_from\n");
        StringBuilder subscriptions = new StringBuilder(customers.toString());
        for (String key : keys) {
            String row = "%s | north | 2024-01-01 | 2024-01-01 | 2024-01-01 00:00:00\n".formatted(key);
            customers.append(row);
            subscriptions.append(row);
        }
        given(Customers.class, customers.toString());
        given(Subscriptions.class, subscriptions.toString());
    }
}
