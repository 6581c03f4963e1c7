package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccountCommandTest {

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private String password;

    @BeforeEach
    void write() throws IOException {
        password = Files.writeString(folder.resolve("password"), RunningApi.PASSWORD + "\nsecond line\n")
                .toString();
    }

    @Test
    void accountIsMadeListedAndDisabled() {
        assertThat(run(
                        "add",
                        "li.wei",
                        "--roles",
                        "viewer,manager",
                        "--regions",
                        "haizhou,linhai",
                        "--departments",
                        "network",
                        "--password-file",
                        password))
                .isZero();
        assertThat(run("add", "robot", "--roles", "viewer", "--no-password")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .containsPattern("li\\.wei +roles manager,viewer; regions haizhou,linhai; departments network")
                .containsPattern("robot +roles viewer; regions all; departments none");
        assertThat(run("disable", "li.wei")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).containsPattern("li\\.wei +disabled");
        assertThat(run("token", "li.wei")).isEqualTo(2);
        assertThat(err.toString()).contains("the account li.wei is disabled");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertThat(run("add", "Li Wei", "--roles", "viewer", "--no-password")).isEqualTo(2);
        assertThat(err.toString()).contains("\"Li Wei\" is no name for an account");
        assertThat(run("add", "li.wei", "--roles", "viewer,king", "--no-password"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--roles has \"king\"").contains("viewer,manager");
        String weak = Files.writeString(folder.resolve("weak"), "12345678901").toString();
        assertThat(run("add", "li.wei", "--roles", "viewer", "--password-file", weak))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("11 letters: it has to have 12 to 200")
                .doesNotContain("12345678901");
        assertThat(run("disable", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no account \"nobody\"");
        assertThat(run("token", "--revoke", "nothing")).isEqualTo(2);
        assertThat(run("token")).isEqualTo(2);
        assertThat(run("add", "li.wei", "--roles", "viewer", "--no-password")).isZero();
        assertThat(run("add", "li.wei", "--roles", "viewer", "--no-password")).isEqualTo(2);
        assertThat(err.toString()).contains("there is an account li.wei already");
    }

    @Test
    @Timeout(120)
    void worksFromAnotherProcessWhileTheServerRuns() throws Exception {
        Path lake = GoldenLake.copy("plain", folder.resolve("lake")).folder();
        Map<String, String> settings = Map.of(
                "landing",
                folder.resolve("landing").toString(),
                "desk",
                folder.resolve("desk").toString());
        try (RunningApi api = RunningApi.over(lake, settings, InstantSource.system())) {
            process("add", "li.wei", "--roles", "viewer", "--password-file", password);
            assertThat(Visit.of(api, "li.wei").get("/api/v1/status").statusCode())
                    .isEqualTo(200);
            String token = process("token", "li.wei", "--for", "export").get(0);
            assertThat(api.get("/api/v1/status", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            String link = process("link", "li.wei").get(0);
            assertThat(link).startsWith("http://127.0.0.1:7070/sign-in#once=");
            assertThat(new Visit(api)
                            .signIn("{\"code\": \"%s\"}".formatted(link.replaceFirst(".*once=", "")))
                            .statusCode())
                    .isEqualTo(200);
            process("disable", "li.wei");
            Thread.sleep(1100);
            assertThat(api.get("/api/v1/status", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(api.account("still.working", EnumSet.of(Role.VIEWER)).name())
                    .isEqualTo("still.working");
        }
    }

    private List<String> process(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "aurum.api.Main",
                "account"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--landing", folder.resolve("landing").toString()));
        Process program = new ProcessBuilder(command).start();
        List<String> lines = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String problems = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(problems).isZero();
        return lines;
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("account"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--landing", folder.resolve("landing").toString()));
        return line.execute(all.toArray(String[]::new));
    }
}
