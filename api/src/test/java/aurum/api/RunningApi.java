package aurum.api;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The real server over a real lake on a free port, and a real client. */
final class RunningApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;

    private RunningApi(Path lake, Path landing) {
        server = Server.start(Settings.resolve(
                Map.of("lake", lake.toString(), "landing", landing.toString(), "port", "0", "memory-megabytes", "128"),
                Map.of(),
                Path.of("no-such.conf")));
    }

    /** @param name a golden lake; a copy of it under the folder is served */
    static RunningApi over(String name, Path folder) {
        return over(GoldenLake.copy(name, folder.resolve("lake")));
    }

    static RunningApi over(GoldenLake lake) {
        return new RunningApi(lake.folder(), lake.folder());
    }

    static RunningApi overFolder(Path folder) {
        return new RunningApi(folder, folder);
    }

    String address() {
        return server.address();
    }

    Routes routes() {
        return server.routes();
    }

    /** @param headers name, value, name, value … */
    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path.replaceFirst("^/", "")));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
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
    }
}
