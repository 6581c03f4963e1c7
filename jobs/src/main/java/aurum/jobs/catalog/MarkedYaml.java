package aurum.jobs.catalog;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that remembers its lines, so that an error can name file and line. */
public final class MarkedYaml {
    private final Path file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private MarkedYaml(Path file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (values.put(key, tuple.getValueNode()) != null) {
                throw mistake(tuple.getKeyNode(), "the key '%s' stands twice".formatted(key));
            }
        }
    }

    /**
     * @throws Failure naming file and line when it is no YAML mapping
     */
    public static MarkedYaml read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root instanceof MappingNode mapping) {
                return new MarkedYaml(file, mapping);
            }
            throw Failure.ofSettings("%s: expected lines like 'feed: complaints'.".formatted(file));
        } catch (MarkedYAMLException e) {
            throw Failure.ofSettings(
                    "%s, line %d: %s".formatted(file, e.getProblemMark().getLine() + 1, e.getProblem()));
        } catch (IOException e) {
            throw Failure.ofSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    public Set<String> keys() {
        return values.keySet();
    }

    /** Refuses keys that are none of {@code known}, naming the nearest. */
    public void allowOnly(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw mistake(
                        key,
                        "'%s' is not known here.%s Known: %s"
                                .formatted(
                                        key,
                                        Nearest.hint(key, known),
                                        String.join(", ", new java.util.TreeSet<>(known))));
            }
        }
    }

    public String required(String key) {
        return text(key).orElseThrow(() -> mistake(node, "there is no '%s:'".formatted(key)));
    }

    public Optional<String> text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        throw mistake(value, "'%s' takes one value".formatted(key));
    }

    public String choice(String key, String otherwise, Set<String> allowed) {
        String value = text(key).orElse(otherwise);
        if (!allowed.contains(value)) {
            throw mistake(
                    key,
                    "'%s: %s' is not one of %s.%s"
                            .formatted(
                                    key,
                                    value,
                                    String.join(", ", new LinkedHashSet<>(allowed)),
                                    Nearest.hint(value, allowed)));
        }
        return value;
    }

    public boolean flag(String key, boolean otherwise) {
        return Boolean.parseBoolean(choice(key, Boolean.toString(otherwise), Set.of("true", "false")));
    }

    public Optional<MarkedYaml> mapping(String key) {
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(new MarkedYaml(file, mapping));
        }
        throw mistake(value, "'%s' takes lines of its own".formatted(key));
    }

    public boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    public List<MarkedYaml> mappings(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(item -> item instanceof MappingNode)) {
            return sequence.getValue().stream()
                    .map(item -> new MarkedYaml(file, (MappingNode) item))
                    .toList();
        }
        throw mistake(value, "'%s' takes a list of entries like '- { leave_out: …, because: … }'".formatted(key));
    }

    /** The line a key's value stands on, from 1. */
    public int line(String key) {
        return values.get(key).getStartMark().getLine() + 1;
    }

    /** An error at the line of a key. */
    public Failure mistake(String key, String what) {
        return mistake(values.getOrDefault(key, node), what);
    }

    private Failure mistake(Node at, String what) {
        return Failure.ofSettings(
                "%s, line %d: %s".formatted(file, at.getStartMark().getLine() + 1, what));
    }
}
