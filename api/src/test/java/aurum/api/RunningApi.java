package aurum.api;

import aurum.api.access.Account;
import aurum.api.access.Credentials;
import aurum.api.access.Passwords;
import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The real server over a real lake on a free port, and a real client. */
final class RunningApi implements AutoCloseable {

    /** Of every account made here. */
    static final String PASSWORD = "correct horse battery staple";

    static final String SECRET = "0123456789abcdef0123456789ABCDEF";

    private static final String PASSWORD_HASH = Passwords.hash(PASSWORD);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks like a program with every role, unless the request says otherwise. */
    private final HttpClient client = HttpClient.newHttpClient();

    private final Path home;
    private final Server server;
    private final String bearer;

    private RunningApi(Path lake, Map<String, String> settings, InstantSource clock) {
        try {
            home = Files.createTempDirectory("aurum-api");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Map<String, String> all = new HashMap<>(Map.of(
                "lake",
                lake.toString(),
                "landing",
                home.resolve("landing").toString(),
                "secret",
                SECRET,
                "requests-per-minute",
                "10000000",
                "port",
                "0",
                "memory-megabytes",
                "128"));
        all.putAll(settings);
        server = Server.start(Settings.resolve(all, Map.of(), Path.of("no-such.conf")), clock);
        bearer = "Bearer " + token(account("everybody", EnumSet.copyOf(Role.given())));
    }

    /** @param name a golden lake; a copy of it under the folder is served */
    static RunningApi over(String name, Path folder) {
        return over(GoldenLake.copy(name, folder.resolve("lake")));
    }

    static RunningApi over(GoldenLake lake) {
        return overFolder(lake.folder());
    }

    static RunningApi overFolder(Path folder) {
        return over(folder, Map.of(), InstantSource.system());
    }

    /** @param settings beside those every test needs */
    static RunningApi over(Path lake, Map<String, String> settings, InstantSource clock) {
        return new RunningApi(lake, settings, clock);
    }

    /** Makes an account that sees every region. */
    Account account(String name, Set<Role> roles) {
        return account(name, roles, Optional.empty());
    }

    Account account(String name, Set<Role> roles, Optional<SortedSet<String>> regions) {
        return server.access()
                .accounts()
                .add(name, Optional.of(PASSWORD_HASH), roles, regions, new TreeSet<>(), "(test)");
    }

    /** A token that works for a day. */
    String token(Account account) {
        return issue(Credentials.Kind.TOKEN, account, Duration.ofDays(1)).text();
    }

    Credentials.Issued issue(Credentials.Kind kind, Account account, Duration lifetime) {
        return server.access().credentials().issue(kind, account, "test", lifetime, "(test)");
    }

    Server server() {
        return server;
    }

    Path landing() {
        return home.resolve("landing");
    }

    /** What a request carries to be let in with every role. */
    String bearer() {
        return bearer;
    }

    String address() {
        return server.address();
    }

    Routes routes() {
        return server.routes();
    }

    /** A request of somebody with every role, for a client of a test's own. */
    HttpRequest.Builder request(String path) {
        return address(path).header("Authorization", bearer);
    }

    private HttpRequest.Builder address(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path.replaceFirst("^/", "")));
    }

    /** @param headers name, value, name, value … */
    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = address(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Adds the token, unless the request says who it comes from. */
    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        Map<String, List<String>> headers = request.copy().build().headers().map();
        boolean saysWho = headers.containsKey("Authorization") || headers.containsKey("Cookie");
        return sendAsIs(saysWho ? request : request.header("Authorization", bearer));
    }

    HttpResponse<byte[]> sendAsIs(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException problem) {
            throw new IllegalStateException(text(response), problem);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String unzipped(HttpResponse<byte[]> response) {
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
