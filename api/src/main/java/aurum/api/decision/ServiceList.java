package aurum.api.decision;

import aurum.api.lake.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A service list as the desk keeps it.
 *
 * @param regions that its author may see, and so whose customers it may hold; empty for all
 * @param frozen what the release settled
 */
record ServiceList(
        UUID id,
        String name,
        State state,
        CandidateQuery wanted,
        Optional<Integer> capacity,
        int validDays,
        Optional<SortedSet<String>> regions,
        String author,
        Instant writtenAt,
        Instant expiresAt,
        Instant submittedAt,
        String decidedBy,
        Instant decidedAt,
        String reason,
        Optional<Frozen> frozen) {

    /** Where a list is on its way. */
    enum State {
        DRAFT,
        SUBMITTED,
        RELEASED,
        REJECTED,
        /** Its days are over, whatever it was. */
        EXPIRED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a release settled, for good. */
    record Frozen(
            long publication,
            LocalDate asOf,
            String catalogHash,
            long members,
            long controls,
            long capped,
            long overCapacity,
            String sha256) {}

    static final List<String> COLUMNS = List.of(
            "list_id",
            "list_name",
            "list_state",
            "purpose",
            "legal_basis",
            "region_id",
            "product_line",
            "level",
            "segment_id",
            "service_product_id",
            "channel",
            "capacity",
            "author",
            "written_at",
            "expires_at",
            "submitted_at",
            "decided_by",
            "decided_at",
            "decision_reason",
            "publication_number",
            "as_of_date",
            "catalog_hash",
            "member_count",
            "control_count",
            "capped_count",
            "over_capacity_count",
            "members_sha256");

    List<Object> row() {
        List<Object> row = new ArrayList<>(Arrays.asList(
                id.toString(),
                name,
                state.word(),
                wanted.purpose(),
                wanted.legalBasis(),
                wanted.region(),
                wanted.productLine(),
                wanted.level(),
                wanted.segment(),
                wanted.serviceProduct(),
                wanted.channel(),
                capacity.map(Long::valueOf).orElse(null),
                author,
                writtenAt.toString(),
                expiresAt.toString(),
                Objects.toString(submittedAt, null),
                decidedBy,
                Objects.toString(decidedAt, null),
                reason));
        row.addAll(frozen.map(it -> Arrays.<Object>asList(
                        it.publication(),
                        it.asOf().toString(),
                        it.catalogHash(),
                        it.members(),
                        it.controls(),
                        it.capped(),
                        it.overCapacity(),
                        it.sha256()))
                .orElse(Arrays.asList(null, null, null, null, null, null, null, null)));
        return row;
    }

    /** Whose customers it may hold. */
    Scope scope() {
        return regions.<Scope>map(Scope.Regions::new).orElseGet(Scope.Everything::new);
    }

    /** Whoever sees a list sees every region that it reaches into: its counts and members tell of all of them. */
    boolean isSeenIn(Scope reader) {
        return reader instanceof Scope.Everything
                || regions.map(reached -> reached.stream().allMatch(reader::has))
                        .orElse(false);
    }

    static ServiceList read(ResultSet row, Instant now) throws SQLException {
        Instant expiresAt = instant(row, "expires_at");
        State kept = State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT));
        boolean isOver = kept != State.REJECTED && !expiresAt.isAfter(now);
        String regions = row.getString("regions");
        int capacity = row.getInt("capacity");
        return new ServiceList(
                row.getObject("list_id", UUID.class),
                row.getString("name"),
                isOver ? State.EXPIRED : kept,
                new CandidateQuery(
                        row.getString("purpose"),
                        row.getString("region_id"),
                        row.getString("product_line"),
                        row.getString("level"),
                        row.getString("segment_id"),
                        row.getString("service_product_id"),
                        row.getString("channel")),
                capacity == 0 ? Optional.empty() : Optional.of(capacity),
                row.getInt("valid_days"),
                Optional.ofNullable(regions).map(ids -> new TreeSet<>(List.of(ids.split(" ")))),
                row.getString("author"),
                instant(row, "written_at"),
                expiresAt,
                instant(row, "submitted_at"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("reason"),
                frozen(row));
    }

    private static Optional<Frozen> frozen(ResultSet row) throws SQLException {
        String sha256 = row.getString("members_sha256");
        return sha256 == null
                ? Optional.empty()
                : Optional.of(new Frozen(
                        row.getLong("publication"),
                        row.getObject("as_of_date", LocalDate.class),
                        row.getString("catalog_hash"),
                        row.getLong("member_count"),
                        row.getLong("control_count"),
                        row.getLong("capped_count"),
                        row.getLong("over_capacity_count"),
                        sha256));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
