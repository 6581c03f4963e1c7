package aurum.api.access;

import aurum.api.desk.Desk;
import aurum.api.desk.Event;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The accounts of the desk. Names are their own ids for people; nothing is ever deleted. */
public final class Accounts {

    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,63}";

    private final Desk desk;

    public Accounts(Desk desk) {
        this.desk = desk;
    }

    /**
     * Makes an account.
     *
     * @param passwordHash as {@link Passwords} makes it; empty for those who only come with tokens and links
     * @param regions empty for every region
     * @param actor who makes it
     * @throws AccessProblem when the name is taken or not fit for one
     */
    public Account add(
            String name,
            Optional<String> passwordHash,
            Set<Role> roles,
            Optional<SortedSet<String>> regions,
            SortedSet<String> departments,
            String actor) {
        if (!name.matches(NAME)) {
            throw new AccessProblem(
                    "\"%s\" is no name for an account: it has to be 2 to 64 of a–z, 0–9, dot, dash, underscore"
                            .formatted(name));
        }
        if (roles.isEmpty() || !Role.given().containsAll(roles)) {
            throw new AccessProblem("an account has one or more of the roles "
                    + Role.given().stream().map(Role::word).toList());
        }
        UUID id = UUID.randomUUID();
        desk.write(transaction -> {
            if (row(name, transaction).isPresent()) {
                throw new AccessProblem("there is an account %s already; choose another name".formatted(name));
            }
            transaction
                    .createUpdate(
                            """
                            insert into accounts (account_id, name, password_hash, sees_every_region, created_at)
                            values (:id, :name, :hash, :everything, :now)
                            """)
                    .bind("id", id)
                    .bind("name", name)
                    .bind("hash", passwordHash.orElse(null))
                    .bind("everything", regions.isEmpty())
                    .bind("now", desk.now())
                    .execute();
            List<String> words = roles.stream().map(Role::word).sorted().toList();
            attach("account_roles", "role", id, words, transaction);
            attach("account_regions", "region_id", id, regions.orElseGet(TreeSet::new), transaction);
            attach("account_departments", "department_id", id, departments, transaction);
            desk.record(
                    transaction,
                    new Event(
                            actor,
                            "account.added",
                            name,
                            Map.of(
                                    "roles",
                                    words,
                                    "regions",
                                    regions.<Object>map(List::copyOf).orElse("every region"),
                                    "departments",
                                    List.copyOf(departments))));
        });
        return find(name).orElseThrow();
    }

    public Optional<Account> find(String name) {
        return desk.read(handle -> row(name, handle).map(row -> whole(row, handle)));
    }

    /** The account of a credential that was shown. */
    Account byId(UUID id, Handle handle) {
        return whole(
                handle.createQuery(
                                "select account_id, name, sees_every_region, disabled_at from accounts where account_id = :id")
                        .bind("id", id)
                        .mapToMap()
                        .one(),
                handle);
    }

    public List<Account> list() {
        return desk.read(handle -> handle
                .createQuery("select account_id, name, sees_every_region, disabled_at from accounts order by name")
                .mapToMap()
                .list()
                .stream()
                .map(row -> whole(row, handle))
                .toList());
    }

    /** The hash of its password, if it has one and may sign in. */
    Optional<String> passwordHash(String name) {
        return desk.read(handle -> handle.createQuery(
                        "select password_hash from accounts where name = :name and disabled_at is null and password_hash is not null")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    /**
     * Lets nobody in with it any more, at the latest {@link Credentials#KEPT} after this.
     *
     * @throws AccessProblem when there is no such account
     */
    public void disable(String name, String actor) {
        desk.write(transaction -> {
            int changed = transaction
                    .createUpdate("update accounts set disabled_at = coalesce(disabled_at, :now) where name = :name")
                    .bind("now", desk.now())
                    .bind("name", name)
                    .execute();
            if (changed == 0) {
                throw noSuch(name);
            }
            desk.record(transaction, new Event(actor, "account.disabled", name, Map.of()));
        });
    }

    /** @throws AccessProblem when there is no such account, or it is disabled */
    public Account enabled(String name) {
        Account account = find(name).orElseThrow(() -> noSuch(name));
        if (account.isDisabled()) {
            throw new AccessProblem("the account %s is disabled".formatted(name));
        }
        return account;
    }

    private static AccessProblem noSuch(String name) {
        return new AccessProblem(
                "there is no account \"%s\"; ./aurum account list shows those there are".formatted(name));
    }

    private static Optional<Map<String, Object>> row(String name, Handle handle) {
        return handle.createQuery(
                        "select account_id, name, sees_every_region, disabled_at from accounts where name = :name")
                .bind("name", name)
                .mapToMap()
                .findOne();
    }

    private static Account whole(Map<String, Object> row, Handle handle) {
        UUID id = (UUID) row.get("account_id");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        attached("account_roles", "role", id, handle).stream()
                .flatMap(word ->
                        Arrays.stream(Role.values()).filter(role -> role.word().equals(word)))
                .forEach(roles::add);
        boolean seesEverything = (Boolean) row.get("sees_every_region");
        return new Account(
                id,
                (String) row.get("name"),
                roles,
                seesEverything ? Optional.empty() : Optional.of(attached("account_regions", "region_id", id, handle)),
                attached("account_departments", "department_id", id, handle),
                row.get("disabled_at") != null);
    }

    private static void attach(String table, String column, UUID id, Iterable<String> values, Handle transaction) {
        for (String value : values) {
            transaction
                    .createUpdate("insert into %s (account_id, %s) values (:id, :value)".formatted(table, column))
                    .bind("id", id)
                    .bind("value", value)
                    .execute();
        }
    }

    private static SortedSet<String> attached(String table, String column, UUID id, Handle handle) {
        return new TreeSet<>(handle.createQuery("select %s from %s where account_id = :id".formatted(column, table))
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }
}
