package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundQueryTest {

    private enum Step {
        WEEK
    }

    private record Query(LocalDate from, String productLine, Step by) {}

    private static final Query QUERY = new Query(LocalDate.parse("2026-03-01"), "'; drop table x; --", Step.WEEK);

    @Test
    void namedValuesAreBoundInOrder() {
        BoundQuery bound = bind("select :from, :product_line, :by, :from", new Scope.Everything());
        assertThat(bound.sql())
                .isEqualTo("select cast(? as date), cast(? as varchar), cast(? as varchar), cast(? as date)");
        assertThat(bound.values()).containsExactly(QUERY.from(), "'; drop table x; --", "week", QUERY.from());
    }

    @Test
    void tablesBecomeWhatMayBeSeenOfThem() {
        BoundQuery bound = bind(
                "select * from gold.counts c join gold.labels using (id) where :by = 'week'",
                new Scope.Regions(Set.of("north")));
        assertThat(bound.sql())
                .isEqualTo("select * from (select * from \"counts@1\" where \"region_id\" in (?)) c"
                        + " join (select * from \"labels@1\") using (id) where cast(? as varchar) = 'week'");
        assertThat(bound.values()).containsExactly("north", "week");
    }

    @Test
    void whatOnlyLooksLikeANameIsLeftAlone() {
        String sql = "select ':from gold.counts', \"gold.counts\", 1::bigint -- :nothing gold.counts\n";
        assertThat(bind(sql, new Scope.Everything()).sql()).isEqualTo(sql);
    }

    @Test
    void valueWithoutComponentIsAnError() {
        assertThatThrownBy(() -> bind("select :nobody", new Scope.Everything()))
                .hasMessageContaining("no component for :nobody");
    }

    @Test
    void firstTableIsTheAnswersSource() {
        assertThat(BoundQuery.firstTable("-- gold.no\nselect 'gold.no' from gold.counts, gold.labels"))
                .isEqualTo("gold.counts");
    }

    private static BoundQuery bind(String sql, Scope scope) {
        return BoundQuery.of(sql, BoundQueryTest::table, scope, QUERY);
    }

    private static LoadedTable table(String name) {
        String scope = name.equals("gold.labels") ? "unscoped" : "region_id";
        Column region = new Column("region_id", "VARCHAR", "", "", java.util.Optional.empty(), "none");
        DeltaTable source = new DeltaTable(name, "id", 1, List.of(region), List.of(), Map.of("aurum.scope", scope));
        return new LoadedTable(name.substring("gold.".length()) + "@1", source, new AtomicInteger());
    }
}
