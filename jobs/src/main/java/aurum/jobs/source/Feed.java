package aurum.jobs.source;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Type;
import java.util.List;

/**
 * What a feed has to bring and may bring, whatever the files look like: the contract of its bronze table. A source's YAML maps
 * files to it. A feed whose key is one text column gets an id from file content and record number where a row has none.
 */
public interface Feed extends LakeTable {

    String SOURCE = "_source";
    String CONTENT_HASH = "_content_hash";
    String INGESTED_AT = "_ingested_at";
    String PROBLEM = "_problem";
    String LEFT_OUT = "_left_out";
    String RAW = "_raw";

    /** Starts a feed's contract; {@link #rowsAsTheyCame} ends it. */
    static Contract.Builder feed(String name) {
        return Contract.bronze(name);
    }

    /** Adds what says where a row came from and whether it can be used. */
    static Contract rowsAsTheyCame(Contract.Builder builder) {
        return builder.field(SOURCE, Type.STRING, "来源", "the source whose mapping read it")
                .field(Contract.SOURCE_FILE, Type.STRING, "来源文件", "the landing file it came from")
                .field(Contract.ROW_NUMBER, Type.LONG, "文件内行号", "its record number in that file, from 1")
                .field(CONTENT_HASH, Type.STRING, "文件内容指纹", "SHA-256 of the file's bytes, the first 128 bits in hex")
                .field(INGESTED_AT, Type.TIMESTAMP, "入湖时间", "when the run that took it in started")
                .field(Contract.RUN_ID, Type.STRING, "运行编号", "the run that took it in")
                .field(PROBLEM, Type.STRING, "问题", "why it is set aside, or null", Field.Mark.PERSONAL)
                .field(LEFT_OUT, Type.STRING, "排除原因", "why the source's mapping leaves it out, or null")
                .field(RAW, Type.STRING, "原始行", "the row as it came, kept when it is set aside", Field.Mark.PERSONAL)
                .build();
    }

    /** {@code complaints} of {@code bronze.complaints}. */
    default String feedName() {
        return name().substring(name().indexOf('.') + 1);
    }

    /** The columns that a source may map. */
    default List<Field> mapped() {
        return contract().fields().stream()
                .filter(field -> !field.isTechnical())
                .toList();
    }
}
