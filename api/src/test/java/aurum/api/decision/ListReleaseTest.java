package aurum.api.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.api.desk.Desk;
import aurum.api.lake.Publication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is on two lists within the days of rest, whoever releases at the same moment, on both databases. */
class ListReleaseTest {

    private enum Database {
        H2,
        POSTGRESQL
    }

    private static final Instant NOW = Instant.parse("2026-03-31T22:12:00.123456Z");
    private static final CandidateQuery ANYBODY =
            new CandidateQuery(CandidateQuery.MARKETING, null, null, null, null, null, null);
    private static final Publication PUBLICATION = new Publication(
            7,
            OffsetDateTime.parse("2026-03-31T22:12:00Z"),
            LocalDate.parse("2026-03-31"),
            "run-7",
            "Asia/Shanghai",
            "澄江电信",
            "Chengjiang Telecom",
            "3f1a",
            Map.of(),
            Map.of());

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void twoReleasesAtTheSameMomentShareNobody(Database database) {
        try (Desk one = open(database, NOW);
                Desk other = open(database, NOW)) {
            for (int round = 0; round < 5; round++) {
                List<Candidate> everybody = candidates("r" + round + database, 60);
                UUID first = waiting(one, Optional.of(25));
                UUID second = waiting(one, Optional.of(25));
                CyclicBarrier together = new CyclicBarrier(2);
                CompletableFuture<ServiceList> here = released(one, first, everybody, together);
                CompletableFuture<ServiceList> there = released(other, second, everybody, together);
                here.join();
                there.join();
                assertThat(keys(one, first)).hasSize(25).doesNotContainAnyElementsOf(keys(one, second));
                assertThat(keys(one, second)).hasSize(25);
            }
        }
    }

    private static CompletableFuture<ServiceList> released(
            Desk desk, UUID id, List<Candidate> everybody, CyclicBarrier together) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                together.await();
            } catch (Exception problem) {
                throw new IllegalStateException(problem);
            }
            return new ListRelease(desk).release(id, "wang.fang", everybody, PUBLICATION);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseSettlesTheBestWithoutTheControlGroup(Database database) {
        try (Desk desk = open(database, NOW)) {
            List<Candidate> everybody = candidates("settled" + database, 60);
            UUID id = waiting(desk, Optional.of(20));
            ServiceList list = new ListRelease(desk).release(id, "wang.fang", everybody, PUBLICATION);
            List<Candidate> members = new ListShelf(desk).members(id);
            assertThat(list.state()).isEqualTo(ServiceList.State.RELEASED);
            assertThat(list.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(14)));
            // Of ten one is a control: the best 20 that are none are among the best 22.
            assertThat(members)
                    .isEqualTo(everybody.subList(0, 22).stream()
                            .filter(candidate -> !candidate.isControl())
                            .toList());
            ServiceList.Frozen frozen = list.frozen().orElseThrow();
            assertThat(frozen.members()).isEqualTo(20);
            assertThat(frozen.controls()).isEqualTo(2);
            assertThat(frozen.overCapacity()).isEqualTo(34);
            assertThat(frozen.publication()).isEqualTo(7);
            assertThat(frozen.catalogHash()).isEqualTo("3f1a");
            assertThat(frozen.sha256()).isEqualTo(new Chosen(members, List.of(), 0, 0).digest());
            assertThatThrownBy(() -> new ListRelease(desk).release(id, "wang.fang", everybody, PUBLICATION))
                    .hasMessageContaining("the list is released");
        }
        try (Desk later = open(database, NOW.plus(Duration.ofDays(7)))) {
            List<Candidate> everybody = candidates("settled" + database, 60);
            UUID again = waiting(later, Optional.empty());
            assertThat(new ListRelease(later)
                            .release(again, "wang.fang", everybody, PUBLICATION)
                            .frozen()
                            .orElseThrow()
                            .members())
                    .isEqualTo(54);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyReleasesTheirOwnAndNoListIsSmallerThanFive(Database database) {
        try (Desk desk = open(database, NOW)) {
            UUID id = waiting(desk, Optional.empty());
            ListRelease release = new ListRelease(desk);
            List<Candidate> few = candidates("few" + database, 5);
            assertThatThrownBy(() -> release.release(id, "chen.jie", few, PUBLICATION))
                    .hasMessageContaining("somebody else");
            assertThatThrownBy(() -> release.release(id, "wang.fang", few, PUBLICATION))
                    .hasMessageContaining("fewer than 5");
            assertThat(new ListShelf(desk).members(id)).isEmpty();
        }
        try (Desk late = open(database, NOW.plus(Duration.ofDays(15)))) {
            assertThat(new ListShelf(late).all())
                    .filteredOn(list -> list.frozen().isEmpty())
                    .extracting(ServiceList::state)
                    .containsOnly(ServiceList.State.EXPIRED);
        }
    }

    @Test
    void bothGroupsAreTakenOnTheSameTerms() {
        List<Candidate> everybody = candidates("terms", 60);
        Chosen chosen = Chosen.of(everybody, new HashSet<>(Set.of("terms-0", "terms-3")), Optional.of(8));
        assertThat(chosen.members())
                .extracting(Candidate::customerKey)
                .containsExactly(
                        "terms-1", "terms-2", "terms-4", "terms-5", "terms-6", "terms-7", "terms-8", "terms-9");
        assertThat(chosen.controls()).isEmpty();
        assertThat(chosen.capped()).isEqualTo(1);
        assertThat(chosen.overCapacity()).isEqualTo(45);
    }

    /** The best first; every tenth, from the fourth on, is a control. */
    private static List<Candidate> candidates(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Candidate(
                        name + "-" + number,
                        "haizhou",
                        "night_data",
                        "allowance_over",
                        "sms",
                        (100 - number) / 100.0,
                        number % 10 == 3))
                .toList();
    }

    /** A list that chen.jie has submitted. */
    private static UUID waiting(Desk desk, Optional<Integer> capacity) {
        ServiceList list = new ServiceList(
                UUID.randomUUID(),
                "夜间流量",
                ServiceList.State.DRAFT,
                ANYBODY,
                capacity,
                14,
                Optional.empty(),
                "chen.jie",
                desk.now(),
                desk.now().plus(Duration.ofDays(14)),
                null,
                null,
                null,
                null,
                Optional.empty());
        ListShelf shelf = new ListShelf(desk);
        desk.write(transaction -> {
            shelf.add(transaction, list);
            shelf.submit(transaction, list.id());
        });
        return list.id();
    }

    private static Set<String> keys(Desk desk, UUID id) {
        return new ListShelf(desk)
                .members(id).stream().map(Candidate::customerKey).collect(Collectors.toSet());
    }

    private Desk open(Database database, Instant now) {
        String address = database == Database.H2
                ? folder.resolve("desk").toString()
                : postgres.getJdbcUrl("postgres", "postgres");
        return Desk.open(address, folder.resolve("landing"), InstantSource.fixed(now));
    }
}
