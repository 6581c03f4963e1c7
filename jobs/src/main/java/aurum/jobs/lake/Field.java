package aurum.jobs.lake;

import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a {@link Contract}.
 *
 * @param name snake_case; the unit is its ending ({@code _minutes}, {@code _rate}, {@code _count})
 * @param meaningZh what it means, in Chinese, for a manager
 * @param meaningEn the same in English
 * @param isRequired null is a broken promise
 * @param sensitivity who may see it in clear
 */
public record Field(
        String name, Type type, String meaningZh, String meaningEn, boolean isRequired, Sensitivity sensitivity) {

    /** How carefully a column has to be handled. */
    public enum Sensitivity {
        /** May be shown to whoever may see the table. */
        NONE,
        /** An attribute of a person: never in column statistics, masked unless the role allows it. */
        SENSITIVE,
        /** Names or reaches a person: restricted tables only, never in column statistics. */
        PERSONAL
    }

    /** What a field may be marked with where a contract lists it. */
    public enum Mark {
        REQUIRED,
        SENSITIVE,
        PERSONAL
    }

    /** Technical columns say where a row came from; they are no part of its meaning. */
    public boolean isTechnical() {
        return name.startsWith("_");
    }

    /** Whether Delta keeps its smallest and largest value per file: only dates lead to few files, and each column that is kept costs every row. */
    boolean hasStatistics() {
        return sensitivity == Sensitivity.NONE && (type == Type.DATE || name.equals(Contract.RUN_ID));
    }

    StructField toSpark() {
        Metadata metadata = new MetadataBuilder()
                .putString("comment", meaningEn)
                .putString("aurum.meaning_zh", meaningZh)
                .putString("aurum.meaning_en", meaningEn)
                .putString("aurum.sensitivity", sensitivity.name().toLowerCase(java.util.Locale.ROOT))
                .build();
        return new StructField(name, type.spark(), true, metadata);
    }
}
