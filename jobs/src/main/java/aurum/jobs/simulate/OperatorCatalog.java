package aurum.jobs.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the simulation takes from the business catalog: the branches, the special days, and the ids that its files may use.
 *
 * @param branches city branches: the regions that have customers
 * @param departments the department in charge, by category
 */
record OperatorCatalog(
        List<Branch> branches, OperatorCalendar calendar, List<Plan> plans, Map<String, String> departments) {

    /** A city branch; {@code weight} is its share of the customers. */
    record Branch(String id, String labelZh, String labelEn, double weight) {}

    /**
     * Reads the catalog and checks that it knows every id the simulation uses.
     *
     * @throws IllegalArgumentException naming file and id that is missing
     */
    static OperatorCatalog read(Path folder) throws IOException {
        requireIds(folder, "product_lines.csv", productLines());
        requireIds(
                folder,
                "categories.csv",
                CategoryProfile.all().stream().map(CategoryProfile::id).toList());
        requireIds(folder, "channels.csv", ComplaintHabits.CHANNELS.ids());
        requireIds(folder, "purposes.csv", ComplaintHabits.purposes());
        requireIds(folder, "escalations.csv", ComplaintHabits.ESCALATIONS.ids());
        requireIds(folder, "levels.csv", CustomerBase.LEVELS.ids());
        Map<String, String> departments = new HashMap<>();
        rows(folder.resolve("categories.csv")).forEach(row -> departments.put(row.get("id"), row.get("department")));
        List<Plan> plans =
                rows(folder.resolve("plans.csv")).stream().map(Plan::of).toList();
        return new OperatorCatalog(branches(folder), calendar(folder), plans, departments);
    }

    private static List<Branch> branches(Path folder) throws IOException {
        List<Branch> branches = new ArrayList<>();
        for (Map<String, String> row : rows(folder.resolve("regions.csv"))) {
            if (!row.get("weight").isEmpty()) {
                branches.add(new Branch(
                        row.get("id"),
                        row.get("label_zh"),
                        row.get("label_en"),
                        Double.parseDouble(row.get("weight"))));
            }
        }
        if (branches.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no region with a weight, so no customer lives anywhere. Give the branches their share in the column weight."
                            .formatted(folder.resolve("regions.csv")));
        }
        return List.copyOf(branches);
    }

    private static OperatorCalendar calendar(Path folder) throws IOException {
        Map<LocalDate, String> kinds = new HashMap<>();
        for (Map<String, String> row : rows(folder.resolve("holidays.csv"))) {
            kinds.put(LocalDate.parse(row.get("date")), row.get("kind"));
        }
        return new OperatorCalendar(kinds);
    }

    private static List<String> productLines() {
        return Arrays.stream(ProductLine.values()).map(line -> line.id).toList();
    }

    private static void requireIds(Path folder, String file, List<String> ids) throws IOException {
        Set<String> known = new HashSet<>();
        for (Map<String, String> row : rows(folder.resolve(file))) {
            known.add(row.get("id"));
        }
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(
                        "The simulated operator uses %s, which %s does not have. Use the catalog that comes with it, data/catalog."
                                .formatted(id, folder.resolve(file)));
            }
        }
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "the simulation needs this file of the catalog");
        }
        return CsvRows.read(file);
    }
}
