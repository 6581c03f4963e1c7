package aurum.api.page;

import aurum.api.answer.ApiError;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages and the files they need. All are listed at the start and looked up by their whole name, so there is no path to walk out
 * of: what is not listed does not exist.
 */
public final class Pages {

    /** What all pages have in common. */
    private static final String TEMPLATE = "shared/page.html";

    private static final Pattern PAGE = Pattern.compile("([a-z-]+)/\\1-page\\.js");

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** Library folder under {@code /lib} to the WebJar it comes from and the files of it a browser needs. */
    private static final Map<String, Library> LIBRARIES = Map.of(
            "lit", new Library("org.webjars.npm", "lit", "index.js"),
            "lit-html", new Library("org.webjars.npm", "lit-html", "lit-html.js", "is-server.js"),
            "lit-element", new Library("org.webjars.npm", "lit-element", "lit-element.js"),
            "reactive-element",
                    new Library("org.webjars.npm", "lit__reactive-element", "reactive-element.js", "css-tag.js"),
            "echarts", new Library("org.webjars", "echarts", "echarts.common.min.js"),
            "swagger-ui", new Library("org.webjars", "swagger-ui", "swagger-ui-bundle.js", "swagger-ui.css"));

    private record Library(String group, String artifact, String... files) {}

    private final Map<String, StaticFile> own = new HashMap<>();
    private final Map<String, StaticFile> libraries = new HashMap<>();
    private final Map<String, Handler> byName = new HashMap<>();
    private final StaticFile openApi;

    public Pages() {
        try {
            listOwn();
            for (Map.Entry<String, Library> library : LIBRARIES.entrySet()) {
                listLibrary(library.getKey(), library.getValue());
            }
            own.keySet().stream()
                    .map(PAGE::matcher)
                    .filter(Matcher::matches)
                    .forEach(page -> byName.put(page.group(1), page(page.group(1))));
            openApi = new StaticFile("openapi.yaml", resource("/openapi.yaml"));
        } catch (IOException | URISyntaxException problem) {
            throw new IllegalStateException("the pages cannot be read", problem);
        }
    }

    /**
     * A page by the name of its folder. It is an element {@code <name>-page} in a module of that name, inside what all pages have in
     * common, or it has a text of its own, {@code index.html}. The inline import map is the only script that is not a file, and allowed
     * by its hash.
     */
    public Handler page(String name) {
        String module = "%1$s/%1$s-page.js".formatted(name);
        String text = own.containsKey(module) ? element(name, module) : text(found(own, name + "/index.html"));
        StaticFile file = new StaticFile(TEMPLATE, text.getBytes(StandardCharsets.UTF_8));
        String policy = policy(text);
        return context -> {
            context.header("Content-Security-Policy", policy);
            file.write(context);
        };
    }

    /** Any other page: the path names it. */
    public void page(Context context) throws Exception {
        String name = context.pathParam("page");
        Handler page = byName.get(name);
        if (page == null) {
            throw ApiError.of(404, "not_found", "there is no such page");
        }
        page.handle(context);
    }

    private String element(String name, String module) {
        Set<String> lit = libraries.keySet().stream()
                .filter(file -> file.matches("(lit|lit-html|lit-element|reactive-element)/.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        return text(found(own, TEMPLATE))
                .replace("{modules}", new ModuleGraph(own, lit).preloads(module).strip())
                .replace("{page}", name);
    }

    private static String text(StaticFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static String policy(String page) {
        Matcher inline = INLINE_SCRIPT.matcher(page);
        String hash = inline.find()
                ? " 'sha256-%s'"
                        .formatted(Base64.getEncoder()
                                .encodeToString(
                                        StaticFile.sha256(inline.group(1).getBytes(StandardCharsets.UTF_8))))
                : "";
        return "default-src 'none'; script-src 'self'%s; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
                        .formatted(hash)
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    public void ownFile(Context context) {
        found(own, context.pathParam("path")).write(context);
    }

    public void libraryFile(Context context) {
        found(libraries, context.pathParam("path")).write(context);
    }

    public void openApi(Context context) {
        openApi.write(context);
    }

    private static StaticFile found(Map<String, StaticFile> files, String name) {
        StaticFile file = files.get(name);
        if (file == null) {
            throw ApiError.of(404, "not_found", "there is no such file");
        }
        return file;
    }

    private void listOwn() throws IOException, URISyntaxException {
        URI place = Pages.class.getResource("/web").toURI();
        if (place.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                listOwn(jar.getPath("/web"));
            }
        } else {
            listOwn(Path.of(place));
        }
    }

    private void listOwn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (StaticFile.isServed(name)) {
                    own.put(name, new StaticFile(name, Files.readAllBytes(file)));
                }
            }
        }
    }

    private void listLibrary(String folder, Library library) throws IOException {
        Properties properties = new Properties();
        properties.load(new java.io.ByteArrayInputStream(
                resource("/META-INF/maven/%s/%s/pom.properties".formatted(library.group(), library.artifact()))));
        for (String file : library.files()) {
            String place = "/META-INF/resources/webjars/%s/%s/%s"
                    .formatted(library.artifact(), properties.getProperty("version"), file);
            libraries.put(folder + "/" + file, new StaticFile(file, resource(place)));
        }
    }

    private static byte[] resource(String name) {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path; build the module again");
            }
            return file.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
