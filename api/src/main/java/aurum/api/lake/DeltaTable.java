package aurum.api.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A table at one version: what its log says, nothing read yet.
 *
 * @param name layer and table, {@code gold.labels}
 * @param id the log's own id, which changes when the table is made anew
 * @param version Delta version
 * @param columns in the log's order
 * @param files the files that make up this version, and no other
 * @param properties table properties
 */
record DeltaTable(
        String name,
        String id,
        long version,
        List<Column> columns,
        List<DataFile> files,
        Map<String, String> properties) {

    /**
     * One Parquet file.
     *
     * @param path where it is
     * @param bytes how long the log says it is
     * @param rows how many rows the log says it holds, if it says so
     */
    record DataFile(Path path, long bytes, OptionalLong rows) {}

    /** Whether two describe the same rows: same table, not made anew, same version. */
    boolean isSameAs(DeltaTable other) {
        return name.equals(other.name) && id.equals(other.id) && version == other.version;
    }

    /** The column that holds a region id, or {@code unscoped}. */
    String scope() {
        String scope = properties.get("aurum.scope");
        if (scope == null) {
            throw new LakeFault(
                    "%s at version %d has no property aurum.scope, so nobody can tell whose rows it holds; build it again"
                            .formatted(name, version));
        }
        if (!scope.equals("unscoped")
                && columns.stream().noneMatch(column -> column.name().equals(scope))) {
            throw new LakeFault(
                    "%s at version %d says that its scope is %s, which is none of its columns; build it again"
                            .formatted(name, version, scope));
        }
        return scope;
    }
}
