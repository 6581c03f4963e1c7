package aurum.api.lake;

import aurum.api.lake.DeltaTable.DataFile;
import java.util.OptionalLong;

/**
 * A published table from outside.
 *
 * @param grain what one row is
 * @param key the columns that together are no other row's, comma separated
 * @param scope the column that holds a region id, or {@code unscoped}
 * @param version its Delta version
 * @param rows how many, if its log says so
 * @param files how many it consists of
 * @param bytes how long they are together
 */
public record TableFacts(
        String grain, String key, String scope, long version, OptionalLong rows, long files, long bytes) {

    static TableFacts of(DeltaTable table) {
        boolean isCounted = table.files().stream().allMatch(file -> file.rows().isPresent());
        return new TableFacts(
                table.properties().getOrDefault("aurum.grain", ""),
                table.properties().getOrDefault("aurum.key", ""),
                table.scope(),
                table.version(),
                isCounted
                        ? OptionalLong.of(table.files().stream()
                                .mapToLong(file -> file.rows().getAsLong())
                                .sum())
                        : OptionalLong.empty(),
                table.files().size(),
                table.files().stream().mapToLong(DataFile::bytes).sum());
    }
}
