package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void wrongUseIsExitCodeTwo() {
        assertThat(run("serve", "--lkae", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--lkae").contains("--lake");
    }

    @Test
    void wrongSettingsAreExitCodeThreeWithoutStackTrace() {
        assertThat(run("serve", "--lake", "/lake", "--landing", "/landing", "--port", "many"))
                .isEqualTo(3);
        assertThat(err.toString())
                .isEqualTo("aurum: --port is \"many\": it has to be a whole number from 0 to 65535\n");
    }

    @Test
    void withoutASecretItDoesNotStart() {
        assertThat(run("serve", "--lake", folder.toString(), "--landing", folder.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("secret is missing: set AURUM_SECRET");
    }

    @Test
    void stackTraceOnlyWithDebug() {
        assertThat(run("serve", "--lake", "/lake", "--landing", "/landing", "--port", "many", "--debug"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("SettingsException").contains("at aurum.api.");
    }

    @Test
    void portInUseSaysWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run(
                            "serve",
                            "--lake",
                            folder.toString(),
                            "--landing",
                            folder.toString(),
                            "--port",
                            "" + other.getLocalPort(),
                            "--desk",
                            folder.resolve("desk").toString(),
                            "--demo"))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).contains("the port is taken").contains("--port");
    }

    @Test
    void helpNamesEverySettingAndAnExample() {
        assertThat(run("serve", "--help")).isEqualTo(0);
        assertThat(Settings.ALL)
                .allSatisfy(setting -> assertThat(out.toString()).contains(setting.environmentName()));
        assertThat(Settings.ALL).allSatisfy(setting -> assertThat(out.toString().contains("--" + setting.name()))
                .isEqualTo(!setting.isSecret()));
        assertThat(out.toString()).contains("Example:");
    }

    @Test
    @Timeout(60)
    void servesAsAProgramAndStopsCleanly() throws Exception {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("lake"));
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "aurum.api.Main",
                        "serve",
                        "--lake",
                        lake.folder().toString(),
                        "--landing",
                        folder.resolve("landing").toString(),
                        "--demo",
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            String address = lines.readLine();
            assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address + "health/ready"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(lines.readLine()).contains(address + "sign-in#once=");
        } finally {
            program.destroy();
        }
        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
