package aurum.jobs.silver;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.ComplaintStages;
import aurum.jobs.silver.complaint.Handlers;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.contact.Suggestions;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.ContactPoints;
import aurum.jobs.silver.network.NetworkEvents;
import aurum.jobs.silver.network.Notices;
import aurum.jobs.silver.service.Campaigns;
import aurum.jobs.silver.service.ServiceDeliveries;
import aurum.jobs.silver.usage.Bills;
import aurum.jobs.source.feed.BillsFeed;
import aurum.jobs.source.feed.CampaignsFeed;
import aurum.jobs.source.feed.ComplaintEventsFeed;
import aurum.jobs.source.feed.ConsentsFeed;
import aurum.jobs.source.feed.ContactsFeed;
import aurum.jobs.source.feed.CustomersFeed;
import aurum.jobs.source.feed.HandlersFeed;
import aurum.jobs.source.feed.NetworkEventsFeed;
import aurum.jobs.source.feed.NoticesFeed;
import aurum.jobs.source.feed.ServiceDeliveriesFeed;
import aurum.jobs.source.feed.SuggestionsFeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every entity: what a feed's rows become, which of several states wins, what is set aside. */
class EntitiesTest extends LakeTest {

    @Test
    void complaintsOnTheirWayAndWhoHandlesThem() {
        becomes(
                ComplaintEventsFeed.class,
                """
            event_id | complaint_id | event      | happened_at         | department | handler
            e1       | c1           | Dispatched | 2026-03-01 00:30:00 | network    | h1
            e1       | c1           | Dispatched | 2026-03-01 00:30:00 | network    | h1
            e2       | c1           | resolved   | 2026-03-02 23:30:00 |            |
            e3       | c1           | resolved   | 1926-03-02 23:30:00 |            |
            """,
                ComplaintStages.class,
                1,
                """
            event_id | event      | happened_date | department_id | handler_id
            e1       | dispatched | 2026-03-01    | network       | h1
            e2       | resolved   | 2026-03-02    | unknown       |
            """);
        becomes(
                HandlersFeed.class,
                """
            handler_id | changed_at          | department | region | skill   | skill_level
            h1         | 2026-03-02 08:00:00 | network    | north  | network | 4
            h1         | 2026-03-01 08:00:00 | finance    | north  | billing | 2
            h2         | 2026-03-01 08:00:00 |            |        |         | 9
            """,
                Handlers.class,
                1,
                """
            handler_id | department_id | region_id | skill_id | skill_level
            h1         | network       | north     | network  | 4
            """);
    }

    @Test
    void customersCanBeReachedAndSayWhatTheyAgreeTo() {
        becomes(
                CustomersFeed.class,
                """
            customer_id | changed_at          | name | phone            | email           | activated_date
            u1          | 2026-03-01 08:00:00 | 张三 | +86 138-0013-8000 | A.B@Example.COM | 2020-01-01
            u1          | 2026-02-01 08:00:00 | 张三 | 1                | old@example.com | 2020-01-01
            u2          | 2026-02-01 08:00:00 | 李四 | 0086 15400000001 |                 | 2020-01-01
            """,
                ContactPoints.class,
                0,
                """
            name | phone       | email
            张三 | 13800138000 | a.b@example.com
            李四 | 15400000001 |
            """);
        assertThat(rows(ContactPoints.class, List.of("customer_key")).toString())
                .doesNotContain("u1", "u2");
        becomes(
                ConsentsFeed.class,
                """
            customer_id | purpose   | channel | is_given | decided_at
            u1          | Marketing | all     | true     | 2026-03-01 08:00:00
            u1          | marketing | all     | false    | 2026-03-05 08:00:00
            u1          | survey    | sms     | true     | 2026-03-01 08:00:00
            """,
                Consents.class,
                0,
                """
            purpose   | channel | is_given
            marketing | all     | false
            survey    | sms     | true
            """);
        becomes(
                BillsFeed.class,
                """
            bill_id | customer_id | bill_month | updated_at          | plan | total_yuan | paid_at
            b1      | u1          | 2026-02-01 | 2026-03-01 06:00:00 | p1   | 59         |
            b1      | u1          | 2026-02-01 | 2026-03-09 10:00:00 | p1   | 59         | 2026-03-09 10:00:00
            b2      | u2          | 2026-02-15 |                     |      | 10         |
            b3      | u2          | 2026-02-01 |                     |      | -1         |
            """,
                Bills.class,
                1,
                """
            bill_id | bill_month | plan_id | total_yuan | paid_at
            b1      | 2026-02-01 | p1      | 59.0       | 2026-03-09 10:00:00
            b2      | 2026-02-01 | unknown | 10.0       |
            """);
    }

    @Test
    void contactsAndSuggestions() {
        becomes(
                ContactsFeed.class,
                """
            contact_id | customer_id | contacted_at        | channel | direction | store_ownership | wait_seconds | days_since_previous
            k1         | u1          | 2026-03-01 08:00:00 | store   | inbound   | agent           | 40           |
            k2         |             | 2026-03-01 08:00:00 | hotline |           |                 |              | 6
            k3         | u1          | 2026-03-01 08:00:00 | hotline |           |                 | -5           |
            """,
                Contacts.class,
                1,
                """
            contact_id | channel | direction | region_id | store_ownership | wait_seconds | days_since_previous | contacted_date
            k1         | store   | inbound   | unknown   | agent           | 40           |                     | 2026-03-01
            k2         | hotline | unknown   | unknown   |                 |              | 6                   | 2026-03-01
            """);
        becomes(
                SuggestionsFeed.class,
                """
            suggestion_id | made_at             | channel       | topic      | text
            g1            | 2026-03-01 23:59:00 | customer_club | night_data | 夜间包
            """,
                Suggestions.class,
                0,
                """
            suggestion_id | channel       | topic_id   | made_date  | text
            g1            | customer_club | night_data | 2026-03-01 | 夜间包
            """);
    }

    @Test
    void disturbancesNoticesCampaignsAndServices() {
        becomes(
                NetworkEventsFeed.class,
                """
            event_id | kind   | region | began_at            | ended_at            | updated_at          | severity
            n1       | outage | north  | 2026-03-01 02:00:00 |                     | 2026-03-01 02:00:00 | major
            n1       | outage | north  | 2026-03-01 02:00:00 | 2026-03-01 09:00:00 | 2026-03-01 09:00:00 | major
            n2       | outage | north  | 2026-03-01 02:00:00 | 2026-02-01 09:00:00 |                     |
            """,
                NetworkEvents.class,
                1,
                """
            event_id | began_date | ended_at            | severity
            n1       | 2026-03-01 | 2026-03-01 09:00:00 | major
            """);
        becomes(
                NoticesFeed.class,
                """
            notice_id | kind         | event_id | region | begins_at           | ends_at             | sent_at             | told_count
            t1        | planned_work | n1       | north  | 2026-03-03 02:00:00 | 2026-03-03 05:00:00 | 2026-03-01 09:00:00 | 1200
            t2        | planned_work | n1       | north  | 2026-03-03 02:00:00 | 2026-03-02 05:00:00 | 2026-03-01 09:00:00 |
            """,
                Notices.class,
                1,
                """
            notice_id | sent_date  | told_count | channel
            t1        | 2026-03-01 | 1200       | unknown
            """);
        becomes(
                CampaignsFeed.class,
                """
            measure_id | campaign_id | region | begins_date | updated_at          | problem_points | problem_points_solved
            m1         | r1          | north  | 2026-03-01  | 2026-03-01 18:00:00 | 11             | 0
            m1         | r1          | north  | 2026-03-01  | 2026-03-20 18:00:00 | 11             | 11
            m2         | r1          | south  | 2026-03-01  | 2026-03-20 18:00:00 | 11             | 12
            """,
                Campaigns.class,
                1,
                """
            measure_id | region_id | solved_point_count | kind
            m1         | north     | 11                 | unknown
            """);
        becomes(
                ServiceDeliveriesFeed.class,
                """
            delivery_id | service_product | customer_id | offered_at          | updated_at          | is_control | is_used | value_yuan
            d1          | night_data      | u1          | 2026-03-01 10:00:00 |                     |            | false   |
            d1          | night_data      | u1          | 2026-03-01 10:00:00 | 2026-03-03 10:00:00 |            | true    | 15
            d2          | night_data      | u2          | 2026-03-01 10:00:00 |                     | true       | false   |
            d3          | night_data      | u2          | 2026-03-01 10:00:00 |                     | true       | false   | -3
            """,
                ServiceDeliveries.class,
                1,
                """
            delivery_id | is_control | is_used | value_yuan | offered_date
            d1          | false      | true    | 15.0       | 2026-03-01
            d2          | true       | false   |            | 2026-03-01
            """);
    }
}
