package aurum.api.lake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whose rows somebody may see. */
public sealed interface Scope {

    /** Whether rows of this region may be seen. */
    boolean has(String region);

    /** Every region. */
    record Everything() implements Scope {
        @Override
        public boolean has(String region) {
            return true;
        }
    }

    /** The named regions only; tables without regions stay whole. */
    record Regions(Set<String> ids) implements Scope {
        @Override
        public boolean has(String region) {
            return ids.contains(region);
        }

        /** @param parents pairs of a region and the one it lies in */
        public Regions withAllBelow(List<List<Object>> parents) {
            Set<String> found = new HashSet<>(ids);
            boolean isGrowing = true;
            while (isGrowing) {
                isGrowing = false;
                for (List<Object> pair : parents) {
                    isGrowing |= found.contains((String) pair.get(1)) && found.add((String) pair.get(0));
                }
            }
            return new Regions(new TreeSet<>(found));
        }
    }
}
