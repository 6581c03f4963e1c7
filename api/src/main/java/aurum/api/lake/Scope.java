package aurum.api.lake;

import java.util.Set;

/** Whose rows somebody may see. */
public sealed interface Scope {

    /** Every region. */
    record Everything() implements Scope {}

    /** The named regions only; tables without regions stay whole. */
    record Regions(Set<String> ids) implements Scope {}
}
