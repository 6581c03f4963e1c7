package aurum.api.decision;

import aurum.api.lake.Pin;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a released list as they are handed out: without whoever has withdrawn consent since, and with the one contact point that the channel needs. */
final class ListMembers {

    private static final List<String> COLUMNS = List.of(
            "customer_key", "channel", "contact_name", "contact_point", "service_product_id", "moment_id", "region_id");

    /** Channels that reach people by their number; of the others no contact point is handed out. */
    private static final Set<String> BY_PHONE = Set.of("sms", "hotline", "ivr", "messaging");

    private static final String MEMBERS =
            "(select split_part(pair, '/', 1) as customer_key, split_part(pair, '/', 2) as channel from (select unnest(string_split(:members, ' ')) as pair))";

    /** What was decided last holds, for this channel or for all of them, as where candidates are made. */
    private static final String AGREED =
            """
            select member.customer_key from %s as member join silver.consents as consent on consent.customer_key = member.customer_key
            where consent.purpose = 'marketing' and consent.channel in ('all', member.channel)
            group by member.customer_key having max_by(consent.is_given, consent.decided_at)
            """
                    .formatted(MEMBERS);

    private static final String AGREED_ANYWHERE =
            "select member.customer_key from %s as member join gold.customer_features as customer on customer.customer_key = member.customer_key where customer.allows_marketing"
                    .formatted(MEMBERS);

    private static final String CONTACTS =
            "select member.customer_key, point.name, point.phone from %s as member join silver.contact_points as point on point.customer_key = member.customer_key"
                    .formatted(MEMBERS);

    private record Asked(String members) {}

    private record Contact(String name, String phone) {}

    /**
     * What is handed out.
     *
     * @param withdrawn members who do not agree any more
     */
    record HandedOut(Rows rows, long withdrawn) {}

    private ListMembers() {}

    static HandedOut of(ServiceList list, List<Candidate> members, Scope scope, Pin pin) {
        Asked asked = new Asked(members.stream()
                .map(member -> member.customerKey() + "/" + member.channel())
                .collect(Collectors.joining(" ")));
        List<Candidate> agreed = members;
        if (list.wanted().needsConsent()) {
            Set<String> agreeing = agreeing(asked, scope, pin);
            agreed = members.stream()
                    .filter(member -> agreeing.contains(member.customerKey()))
                    .toList();
        }
        Map<String, Contact> contacts = contacts(asked, scope, pin);
        List<List<Object>> rows = new ArrayList<>();
        for (Candidate member : agreed) {
            Contact contact = contacts.get(member.customerKey());
            boolean isCalled = contact != null && BY_PHONE.contains(member.channel());
            List<Object> row = new ArrayList<>();
            row.add(member.customerKey());
            row.add(member.channel());
            row.add(isCalled ? contact.name() : null);
            row.add(isCalled ? contact.phone() : null);
            row.add(member.serviceProductId());
            row.add(member.momentId());
            row.add(member.regionId());
            rows.add(row);
        }
        return new HandedOut(Rows.of(COLUMNS, rows), members.size() - (long) agreed.size());
    }

    private static Set<String> agreeing(Asked asked, Scope scope, Pin pin) {
        String sql = pin.has("silver.consents") ? AGREED : AGREED_ANYWHERE;
        Set<String> agreeing = new HashSet<>();
        pin.rows(sql, asked, scope, Integer.MAX_VALUE).values().forEach(row -> agreeing.add((String) row.get(0)));
        return agreeing;
    }

    private static Map<String, Contact> contacts(Asked asked, Scope scope, Pin pin) {
        Map<String, Contact> contacts = new HashMap<>();
        if (pin.has("silver.contact_points")) {
            pin.rows(CONTACTS, asked, scope, Integer.MAX_VALUE)
                    .values()
                    .forEach(row ->
                            contacts.put((String) row.get(0), new Contact((String) row.get(1), (String) row.get(2))));
        }
        return contacts;
    }
}
