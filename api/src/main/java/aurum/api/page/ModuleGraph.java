package aurum.api.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which modules a page needs. A browser that is told at once asks for them at once, not one depth of imports after the other. */
final class ModuleGraph {

    private static final Pattern IMPORT = Pattern.compile("(?:from |import |import\\()'([^']+)'");

    private final Map<String, StaticFile> own;
    private final Set<String> lit;

    /**
     * @param own the files under {@code /web} by name
     * @param lit the files under {@code /lib} that {@code import 'lit'} leads to
     */
    ModuleGraph(Map<String, StaticFile> own, Set<String> lit) {
        this.own = own;
        this.lit = lit;
    }

    /** A hint for every module that the one named, or any it imports, needs. */
    String preloads(String module) {
        return addresses(module).stream()
                .map("    <link rel=\"modulepreload\" href=\"%s\">%n"::formatted)
                .collect(Collectors.joining());
    }

    Set<String> addresses(String module) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of("/web/" + module));
        while (!next.isEmpty()) {
            String address = next.poll();
            if (found.add(address) && address.startsWith("/web/")) {
                String text =
                        new String(own.get(address.substring("/web/".length())).bytes(), StandardCharsets.UTF_8);
                IMPORT.matcher(text).results().map(match -> match.group(1)).forEach(named -> {
                    if (named.equals("lit")) {
                        lit.forEach(file -> next.add("/lib/" + file));
                    } else {
                        next.add(java.net.URI.create(address).resolve(named).getPath());
                    }
                });
            }
        }
        return found;
    }
}
