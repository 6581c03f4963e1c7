package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All tables and the order of work, which follows from what each table declares to read and is kept nowhere else. */
public final class Plan {
    private final Map<String, LakeTable> tables = new LinkedHashMap<>();

    /**
     * @param feeds bronze tables, filled by ingest
     * @param built silver and gold tables
     * @throws IllegalArgumentException when two tables have one name, an input is not listed, or tables read each other in a circle
     */
    public Plan(Collection<? extends LakeTable> feeds, Collection<? extends Table> built) {
        Map<String, LakeTable> given = new TreeMap<>();
        feeds.forEach(feed -> add(given, feed));
        built.forEach(table -> add(given, table));
        given.values().forEach(table -> place(table, given, new LinkedHashSet<>()));
    }

    private static void add(Map<String, LakeTable> given, LakeTable table) {
        if (given.put(table.name(), table) != null) {
            throw new IllegalArgumentException("Two tables are called " + table.name() + ".");
        }
    }

    private void place(LakeTable table, Map<String, LakeTable> given, Set<String> above) {
        String name = table.name();
        if (tables.containsKey(name)) {
            return;
        }
        if (!above.add(name)) {
            throw new IllegalArgumentException(
                    "Tables read each other in a circle: " + String.join(" → ", above) + " → " + name);
        }
        for (String input : inputs(table)) {
            if (!given.containsKey(input)) {
                throw new IllegalArgumentException(name + " reads " + input + ", which is not in the pipeline.");
            }
            place(given.get(input), given, above);
        }
        above.remove(name);
        tables.put(name, table);
    }

    private static List<String> inputs(LakeTable table) {
        return table instanceof Table built
                ? built.inputs().stream()
                        .map(input -> LakeTable.nameOf(input.table()))
                        .sorted()
                        .toList()
                : List.of();
    }

    /** Every table's name, each after all that it reads. */
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /**
     * @throws Failure naming the nearest table when there is none of that name
     */
    public LakeTable table(String name) {
        LakeTable table = tables.get(name);
        if (table == null) {
            throw Failure.ofSettings("There is no table '%s'.%s List them with: ./aurum tables"
                    .formatted(name, Nearest.hint(name, tables.keySet())));
        }
        return table;
    }

    public List<String> inputsOf(String name) {
        return inputs(table(name));
    }

    /**
     * Why tables cannot be made in a lake, by name; tables that can are absent.
     *
     * @param feeds names of the bronze tables that some source fills
     */
    public Map<String, String> leftOut(Set<String> feeds) {
        Map<String, String> leftOut = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            if (table instanceof Table built) {
                List<Input> inputs = built.inputs();
                inputs.stream()
                        .filter(input -> !input.isOptional() && leftOut.containsKey(LakeTable.nameOf(input.table())))
                        .findFirst()
                        .ifPresent(input -> leftOut.put(name, leftOut.get(LakeTable.nameOf(input.table()))));
                if (!inputs.isEmpty()
                        && inputs.stream().allMatch(input -> leftOut.containsKey(LakeTable.nameOf(input.table())))) {
                    leftOut.putIfAbsent(
                            name, leftOut.get(LakeTable.nameOf(inputs.get(0).table())));
                }
            } else if (!feeds.contains(name)) {
                leftOut.put(name, "no source brings the feed " + name.substring(name.indexOf('.') + 1));
            }
        });
        return leftOut;
    }

    /**
     * The tables that patterns select, in order of work: names, globs ({@code gold.*}), {@code +name} with all it reads, {@code name+} with all that reads it.
     *
     * @param patterns none selects everything
     * @throws Failure when a pattern matches nothing
     */
    public List<String> select(Collection<String> patterns) {
        if (patterns.isEmpty()) {
            return names();
        }
        Set<String> selected = new TreeSet<>();
        for (String pattern : patterns) {
            String glob = pattern.replaceAll("^\\+|\\+$", "");
            Pattern regex = Pattern.compile(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q"));
            List<String> matches = names().stream()
                    .filter(name -> regex.matcher(name).matches())
                    .toList();
            if (matches.isEmpty()) {
                throw Failure.ofSettings("'%s' selects no table.%s List them with: ./aurum tables"
                        .formatted(pattern, Nearest.hint(glob, tables.keySet())));
            }
            selected.addAll(matches);
            if (pattern.startsWith("+")) {
                matches.forEach(name -> addInputs(name, selected));
            }
            if (pattern.endsWith("+")) {
                matches.forEach(name -> addReaders(name, selected));
            }
        }
        return names().stream().filter(selected::contains).toList();
    }

    private void addInputs(String name, Set<String> selected) {
        for (String input : inputsOf(name)) {
            selected.add(input);
            addInputs(input, selected);
        }
    }

    private void addReaders(String name, Set<String> selected) {
        for (String reader : new ArrayList<>(names())) {
            if (inputsOf(reader).contains(name)) {
                selected.add(reader);
                addReaders(reader, selected);
            }
        }
    }
}
