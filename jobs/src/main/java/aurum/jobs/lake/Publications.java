package aurum.jobs.lake;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.COUNTS_BY_NAME;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TEXTS_BY_NAME;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.failure.Failure;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/** The numbered, consistent releases of the lake: which version of every table may be read. One row is one publication; the commit of that row is the act. */
public final class Publications {
    static final Contract CONTRACT = Contract.ops("publications")
            .grain("one row per publication")
            .key("publication_number")
            .field("publication_number", LONG, "发布编号", "counts from 1", REQUIRED)
            .field("published_at", TIMESTAMP, "发布时间", "when it was made", REQUIRED)
            .field("as_of_date", DATE, "数据截至日", "everything that happened up to the end of this day", REQUIRED)
            .field("run_id", STRING, "运行编号", "the run that made it", REQUIRED)
            .field("operator_zone", STRING, "运营商时区", "time zone of the operator's calendar", REQUIRED)
            .field("operator_label_zh", STRING, "运营商名称（中文）", "the operator's name in Chinese", REQUIRED)
            .field("operator_label_en", STRING, "运营商名称（英文）", "the operator's name in English", REQUIRED)
            .field("catalog_hash", STRING, "目录指纹", "hash of the catalog it was made with", REQUIRED)
            .field("tables", COUNTS_BY_NAME, "各表版本", "table name to Delta version: all that may be read", REQUIRED)
            .field("left_out", TEXTS_BY_NAME, "缺少的表", "table name to the reason why it does not exist here", REQUIRED)
            .field("rollback_to", LONG, "回退到的发布", "the earlier publication it repeats, or null")
            .build();

    private final Lake lake;

    public Publications(Lake lake) {
        this.lake = lake;
    }

    /**
     * One publication.
     *
     * @param tables table name → Delta version
     * @param leftOut table name → why it is missing
     */
    public record Publication(
            long number,
            Instant publishedAt,
            LocalDate asOf,
            String runId,
            String zone,
            String labelZh,
            String labelEn,
            String catalogHash,
            Map<String, Long> tables,
            Map<String, String> leftOut,
            Optional<Long> rollbackTo) {

        private Row toRow() {
            return RowFactory.create(
                    number,
                    Timestamp.from(publishedAt),
                    Date.valueOf(asOf),
                    runId,
                    zone,
                    labelZh,
                    labelEn,
                    catalogHash,
                    scala.jdk.javaapi.CollectionConverters.asScala(tables),
                    scala.jdk.javaapi.CollectionConverters.asScala(leftOut),
                    rollbackTo.orElse(null));
        }

        private static Publication of(Row row) {
            return new Publication(
                    row.getAs("publication_number"),
                    row.<Timestamp>getAs("published_at").toInstant(),
                    row.<Date>getAs("as_of_date").toLocalDate(),
                    row.getAs("run_id"),
                    row.getAs("operator_zone"),
                    row.getAs("operator_label_zh"),
                    row.getAs("operator_label_en"),
                    row.getAs("catalog_hash"),
                    new TreeMap<>(row.getJavaMap(row.fieldIndex("tables"))),
                    new TreeMap<>(row.getJavaMap(row.fieldIndex("left_out"))),
                    Optional.ofNullable(row.getAs("rollback_to")));
        }
    }

    /** All publications, the newest first. */
    public List<Publication> all() {
        return lake.exists(CONTRACT.name())
                ? lake
                        .readNewest(CONTRACT.name())
                        .orderBy(functions.col("publication_number").desc())
                        .collectAsList()
                        .stream()
                        .map(Publication::of)
                        .toList()
                : List.of();
    }

    public Optional<Publication> newest() {
        return all().stream().findFirst();
    }

    void add(Publication publication) {
        new TableWriter(lake).append(CONTRACT, List.of(publication.toRow()));
    }

    /**
     * Publishes again what publication {@code number} published. The next run starts from there.
     *
     * @throws Failure when there is no such publication
     */
    public Publication rollBack(long number, String runId, Instant at) {
        List<Publication> all = all();
        Publication target = all.stream()
                .filter(publication -> publication.number() == number)
                .findFirst()
                .orElseThrow(() -> Failure.ofSettings(
                        "There is no publication %d. List them with: ./aurum publications".formatted(number)));
        Publication again = new Publication(
                all.get(0).number() + 1,
                at,
                target.asOf(),
                runId,
                target.zone(),
                target.labelZh(),
                target.labelEn(),
                target.catalogHash(),
                target.tables(),
                target.leftOut(),
                Optional.of(number));
        add(again);
        return again;
    }
}
