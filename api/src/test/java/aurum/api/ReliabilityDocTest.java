package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@code docs/reliability.md} says is tested, is. */
class ReliabilityDocTest {

    /** {@code Class}, {@code Class.method}, or a {@code method} of the class named last. */
    private static final Pattern NAMED = Pattern.compile("`(?:(\\w+Test)(?:\\.(\\w+))?|([a-z]\\w{11,}))`");

    @Test
    void everyTestNamedIsOne() throws IOException {
        Map<String, Path> classes = classes();
        Set<String> missing = new HashSet<>();
        int named = 0;
        for (String line : Files.readAllLines(Path.of("..", "docs", "reliability.md"))) {
            String owner = "";
            Matcher found = NAMED.matcher(line.startsWith("|") ? line : "");
            while (found.find()) {
                owner = Optional.ofNullable(found.group(1)).orElse(owner);
                String method = Optional.ofNullable(found.group(2)).orElse(found.group(3));
                named++;
                if (!classes.containsKey(owner) || method != null && !hasTest(classes.get(owner), method)) {
                    missing.add(owner + "." + method);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(50);
    }

    private static Map<String, Path> classes() throws IOException {
        Path sources = Path.of("src", "test", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), sources::relativize));
        }
    }

    private static boolean hasTest(Path source, String name) {
        String type = source.toString()
                .replace(".java", "")
                .replace(source.getFileSystem().getSeparator(), ".");
        try {
            return Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .filter(method -> method.getName().equals(name))
                    .anyMatch(ReliabilityDocTest::isTest);
        } catch (ClassNotFoundException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestTemplate.class);
    }
}
