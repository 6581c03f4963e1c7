package aurum.api.lake;

import java.util.Optional;

/**
 * A column as its table describes it.
 *
 * @param name as in the table
 * @param type DuckDB's name of its type
 * @param meaningZh what it means, in Chinese
 * @param meaningEn what it means, in English
 * @param unit what one of it is, where that is not in the name
 * @param sensitivity {@code none}, {@code personal} or {@code sensitive}
 */
public record Column(
        String name, String type, String meaningZh, String meaningEn, Optional<String> unit, String sensitivity) {}
