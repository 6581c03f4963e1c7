package aurum.api.decision;

import aurum.api.desk.Desk;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Where service lists and their members are kept: the statements, alike on both databases. */
final class ListShelf {

    /** Between two lists that hold the same customer. */
    static final int REST_DAYS = 7;

    private static final int ROWS_AT_ONCE = 1000;

    private final Desk desk;

    ListShelf(Desk desk) {
        this.desk = desk;
    }

    /** The newest first. */
    List<ServiceList> all() {
        Instant now = desk.now();
        return desk.read(handle -> handle.createQuery("select * from service_lists order by written_at desc, list_id")
                .map((row, mapping) -> ServiceList.read(row, now))
                .list());
    }

    Optional<ServiceList> find(Handle handle, UUID id) {
        Instant now = desk.now();
        return handle.createQuery("select * from service_lists where list_id = :id")
                .bind("id", id)
                .map((row, mapping) -> ServiceList.read(row, now))
                .findOne();
    }

    void add(Handle transaction, ServiceList list) {
        transaction
                .createUpdate(
                        """
                        insert into service_lists (list_id, name, state, purpose, region_id, product_line, level, segment_id, service_product_id, channel, capacity, valid_days, regions, author, written_at,
                          expires_at)
                        values (:id, :name, :state, :purpose, :region, :product_line, :level, :segment, :service_product, :channel, :capacity, :valid_days, :regions, :author, :written_at, :expires_at)
                        """)
                .bind("id", list.id())
                .bind("name", list.name())
                .bind("state", list.state().word())
                .bind("purpose", list.wanted().purpose())
                .bind("region", list.wanted().region())
                .bind("product_line", list.wanted().productLine())
                .bind("level", list.wanted().level())
                .bind("segment", list.wanted().segment())
                .bind("service_product", list.wanted().serviceProduct())
                .bind("channel", list.wanted().channel())
                .bindBySqlType("capacity", list.capacity().orElse(null), Types.INTEGER)
                .bind("valid_days", list.validDays())
                .bind(
                        "regions",
                        list.regions().map(ids -> String.join(" ", ids)).orElse(null))
                .bind("author", list.author())
                .bind("written_at", list.writtenAt())
                .bind("expires_at", list.expiresAt())
                .execute();
    }

    void submit(Handle transaction, UUID id) {
        transaction
                .createUpdate("update service_lists set state = 'submitted', submitted_at = :now where list_id = :id")
                .bind("now", desk.now())
                .bind("id", id)
                .execute();
    }

    void reject(Handle transaction, UUID id, String who, String reason) {
        transaction
                .createUpdate(
                        "update service_lists set state = 'rejected', decided_by = :who, decided_at = :now, reason = :reason where list_id = :id")
                .bind("who", who)
                .bind("now", desk.now())
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** Waits until nobody else changes the state of a list; held to the end of the transaction. */
    static void lock(Handle transaction) {
        transaction
                .createQuery("select turn from release_turns for update")
                .mapTo(Integer.class)
                .one();
    }

    /** Customers whom a list holds that was released within the last {@link #REST_DAYS}. */
    Set<String> onListsLately(Handle handle) {
        return handle.createQuery(
                        "select customer_key from service_list_members where not is_control and released_at > :since")
                .bind("since", desk.now().minus(Duration.ofDays(REST_DAYS)))
                .mapTo(String.class)
                .collect(java.util.stream.Collectors.toCollection(HashSet::new));
    }

    void release(Handle transaction, ServiceList list, ServiceList.Frozen frozen, Chosen chosen, String who) {
        Instant now = desk.now();
        addAll(transaction, list.id(), chosen.members(), now);
        addAll(transaction, list.id(), chosen.controls(), now);
        transaction
                .createUpdate(
                        """
                        update service_lists set state = 'released', decided_by = :who, decided_at = :now, expires_at = :expires_at, publication = :publication, as_of_date = :as_of,
                          catalog_hash = :catalog_hash, member_count = :members, control_count = :controls, capped_count = :capped, over_capacity_count = :over_capacity, members_sha256 = :sha256
                        where list_id = :id
                        """)
                .bind("who", who)
                .bind("now", now)
                .bind("expires_at", now.plus(Duration.ofDays(list.validDays())))
                .bind("publication", frozen.publication())
                .bind("as_of", frozen.asOf())
                .bind("catalog_hash", frozen.catalogHash())
                .bind("members", frozen.members())
                .bind("controls", frozen.controls())
                .bind("capped", frozen.capped())
                .bind("over_capacity", frozen.overCapacity())
                .bind("sha256", frozen.sha256())
                .bind("id", list.id())
                .execute();
    }

    private static void addAll(Handle transaction, UUID id, List<Candidate> candidates, Instant now) {
        for (int from = 0; from < candidates.size(); from += ROWS_AT_ONCE) {
            PreparedBatch batch = transaction.prepareBatch(
                    """
                    insert into service_list_members (list_id, customer_key, place, region_id, service_product_id, moment_id, channel, score, is_control, released_at)
                    values (:id, :customer, :place, :region, :service_product, :moment, :channel, :score, :is_control, :now)
                    """);
            for (int place = from; place < Math.min(from + ROWS_AT_ONCE, candidates.size()); place++) {
                Candidate candidate = candidates.get(place);
                batch.bind("id", id)
                        .bind("customer", candidate.customerKey())
                        .bind("place", place + 1)
                        .bind("region", candidate.regionId())
                        .bind("service_product", candidate.serviceProductId())
                        .bind("moment", candidate.momentId())
                        .bind("channel", candidate.channel())
                        .bind("score", candidate.score())
                        .bind("is_control", candidate.isControl())
                        .bind("now", now)
                        .add();
            }
            batch.execute();
        }
    }

    /** Whom a released list holds, in its order; of those left without the service nothing. */
    List<Candidate> members(UUID id) {
        return desk.read(handle -> handle.createQuery(
                        "select * from service_list_members where list_id = :id and not is_control order by place")
                .bind("id", id)
                .map((row, mapping) -> new Candidate(
                        row.getString("customer_key"),
                        row.getString("region_id"),
                        row.getString("service_product_id"),
                        row.getString("moment_id"),
                        row.getString("channel"),
                        row.getDouble("score"),
                        false))
                .list());
    }
}
