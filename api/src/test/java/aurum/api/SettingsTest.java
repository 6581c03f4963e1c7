package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.api.access.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void defaultsAreTheDocumentedOnes() {
        Settings settings = resolve(Map.of(), Map.of(), "");
        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/lake"),
                        Path.of("/landing"),
                        "/desk",
                        false,
                        new Access.Limits(Duration.ofMinutes(60), Duration.ofHours(12), 6000),
                        7070,
                        512,
                        Duration.ofSeconds(10),
                        settings.secret()));
    }

    @Test
    void argumentsBeatEnvironmentBeatsFileBeatsDefault() {
        String file =
                "port = 1\nmemory-megabytes = 100\nquery-timeout-seconds = 3\n# a comment\ncustomer-key = a secret of the jobs\n";
        Settings settings =
                resolve(Map.of("port", "3"), Map.of("AURUM_PORT", "2", "AURUM_MEMORY_MEGABYTES", "200"), file);
        assertThat(settings.port()).isEqualTo(3);
        assertThat(settings.memoryMegabytes()).isEqualTo(200);
        assertThat(settings.queryTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void unknownKeyNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of(), "\nprot = 8080"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("aurum.conf, line 2: \"prot\" is not a setting (did you mean \"port\"?)");
    }

    @Test
    void lineWithoutEqualsSignIsNamed() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of(), "port 8080"))
                .hasMessageContaining("line 1: \"port 8080\" is not of the form key = value");
    }

    @Test
    void missingSettingSaysHowToGiveIt() {
        assertThatThrownBy(() -> Settings.resolve(Map.of("landing", "/landing"), Map.of(), folder.resolve("none")))
                .hasMessage("lake is missing: give --lake, set AURUM_LAKE, or write it into aurum.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 99999, a whole number from 0 to 65535",
        "port, x, a whole number from 0 to 65535",
        "memory-megabytes, 1, a whole number from 64",
        "query-timeout-seconds, 0, a whole number from 1 to 600",
        "desk, http://x, a folder",
        "demo, maybe, true or false",
        "session-hours, 0, a whole number from 1 to 168",
        "lake, s3a://bucket/lake, not yet",
        "lake, hdfs://name/lake, not yet"
    })
    void wrongValueNamesSettingValueAndForm(String name, String value, String expected) {
        assertThatThrownBy(() -> resolve(Map.of(name, value), Map.of(), ""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--" + name)
                .hasMessageContaining(value)
                .hasMessageContaining(expected);
    }

    @Test
    void withoutASecretOnlyADemoStarts() {
        Map<String, String> folders = Map.of("lake", "/lake", "landing", "/landing");
        assertThatThrownBy(() -> Settings.resolve(folders, Map.of(), folder.resolve("none")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("secret is missing: set AURUM_SECRET")
                .hasMessageContaining("openssl rand -hex 32");
        assertThat(Settings.resolve(folders, Map.of("AURUM_DEMO", "true"), folder.resolve("none"))
                        .isDemo())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0123456789abcdef0123456789ABCDE",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "change-me-change-me-change-me-0123456789",
                "my-very-secret-word-0123456789-abcdef"
            })
    void shortOrGuessableSecretIsRefusedAndNotShown(String secret) {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("AURUM_SECRET", secret), ""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AURUM_SECRET is (not shown)")
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining(secret);
    }

    @Test
    void fileAddressOfALakeIsAFolder() {
        assertThat(resolve(Map.of("lake", "file:///data/lake"), Map.of(), "").lake())
                .isEqualTo(Path.of("/data/lake"));
    }

    private Settings resolve(Map<String, String> arguments, Map<String, String> environment, String file) {
        Map<String, String> all = new HashMap<>(Map.of("lake", "/lake", "landing", "/landing"));
        all.putAll(arguments);
        Map<String, String> surroundings = new HashMap<>(Map.of("AURUM_SECRET", RunningApi.SECRET));
        surroundings.putAll(environment);
        try {
            return Settings.resolve(all, surroundings, Files.writeString(folder.resolve("aurum.conf"), file));
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
