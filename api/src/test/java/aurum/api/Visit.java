package aurum.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a browser does: it keeps its cookie, and a page of ours sends the token along. */
final class Visit {

    private final RunningApi api;
    private String cookie = "";
    private String csrfToken = "";

    Visit(RunningApi api) {
        this.api = api;
    }

    /** Signs in with the password of every account made here. */
    static Visit of(RunningApi api, String name) {
        Visit visit = new Visit(api);
        HttpResponse<byte[]> answer = visit.signIn(name, RunningApi.PASSWORD);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(RunningApi.text(answer));
        }
        return visit;
    }

    HttpResponse<byte[]> signIn(String name, String password) {
        return signIn("{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
    }

    HttpResponse<byte[]> signIn(String body) {
        HttpResponse<byte[]> answer = post("/api/v1/session", body);
        if (answer.statusCode() == 200) {
            cookie = setCookie(answer).orElseThrow().replaceFirst(";.*", "");
            JsonNode session = RunningApi.json(answer);
            csrfToken = session.get("csrf_token").asText();
        }
        return answer;
    }

    static Optional<String> setCookie(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Set-Cookie");
    }

    /** {@code aurum_session=…} */
    String cookie() {
        return cookie;
    }

    void useCookie(String other) {
        cookie = other;
    }

    String csrfToken() {
        return csrfToken;
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<byte[]> delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** With the token, unless the headers bring one; an empty one is none. */
    private HttpResponse<byte[]> send(String verb, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.address() + path.substring(1)))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && !java.util.Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!csrfToken.isEmpty() && !java.util.Arrays.asList(headers).contains("X-CSRF-Token")) {
            request.header("X-CSRF-Token", csrfToken);
        }
        for (int place = 0; place < headers.length; place += 2) {
            if (!headers[place + 1].isEmpty()) {
                request.header(headers[place], headers[place + 1]);
            }
        }
        return api.sendAsIs(request);
    }
}
