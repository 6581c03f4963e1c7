package aurum.api.access;

import aurum.api.lake.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody who may sign in.
 *
 * @param regions whose rows they see, with all below; empty when they see every region
 * @param departments for which they work
 */
public record Account(
        UUID id,
        String name,
        Set<Role> roles,
        Optional<SortedSet<String>> regions,
        SortedSet<String> departments,
        boolean isDisabled) {

    Scope scope() {
        return regions.<Scope>map(Scope.Regions::new).orElseGet(Scope.Everything::new);
    }

    SortedSet<String> roleWords() {
        return roles.stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}
