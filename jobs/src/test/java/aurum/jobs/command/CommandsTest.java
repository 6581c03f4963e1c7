package aurum.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a person meets it: what it prints, what it refuses, with which exit code. */
class CommandsTest {
    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    private int aurum(String... arguments) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            return Commands.execute(arguments);
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
            out = outBytes.toString(StandardCharsets.UTF_8);
            err = errBytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void tablesAreListedAndDescribed() {
        assertThat(aurum("tables")).isEqualTo(Commands.DONE);
        assertThat(out).contains("gold.complaints_by_day", "one row per region, product line, category");
        assertThat(aurum("describe", "gold.complaints_by_day")).isEqualTo(Commands.DONE);
        assertThat(out).contains("受理投诉件数", "complaints received", "counts fit", "from     silver.complaints");
    }

    @Test
    void methodsExplainThemselvesToo() {
        assertThat(aurum("analyse", "drivers", "--help")).isEqualTo(Commands.DONE);
        assertThat(out).contains("--outcome=COL", "95 % interval", "Example:").doesNotContain("%%");
    }

    @Test
    void unknownTableIsASettingsErrorWithTheNearestName() {
        assertThat(aurum("describe", "gold.complaints_day")).isEqualTo(Commands.WRONG_SETTINGS);
        assertThat(err)
                .contains("There is no table 'gold.complaints_day'", "Did you mean 'gold.complaints_by_day'?")
                .doesNotContain("\tat ");
    }

    @Test
    void planSaysWhatIsLeftOutAndWhy() {
        assertThat(aurum("plan", "--sources", home("data/sources/public/nyc311.yaml")))
                .isEqualTo(Commands.DONE);
        assertThat(out).contains("gold.subscribers_by_day", "left out: no source brings the feed customers");
    }

    @Test
    void graphIsDrawnInBothLanguages() {
        assertThat(aurum("graph")).isEqualTo(Commands.DONE);
        assertThat(out)
                .startsWith("flowchart LR")
                .contains("silver_complaints[\"silver.complaints\"] --> gold_complaints_by_day");
        assertThat(aurum("graph", "--format", "dot")).isEqualTo(Commands.DONE);
        assertThat(out).startsWith("digraph").contains("\"silver.complaints\" -> \"gold.complaints_by_day\";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "plan",
                "tables",
                "describe",
                "graph",
                "status",
                "publications",
                "export",
                "doctor",
                "simulate"
            })
    void everyVerbHelpsWithAnExample(String verb) {
        assertThat(aurum(verb, "--help")).isEqualTo(Commands.DONE);
        assertThat(out).contains("Usage: aurum " + verb, "Example", "./aurum " + verb);
    }

    @Test
    void wrongUseIsTwo() {
        assertThat(aurum("run", "--nonsense")).isEqualTo(Commands.WRONG_USE);
        assertThat(aurum("nonsense")).isEqualTo(Commands.WRONG_USE);
        assertThat(aurum("run", "--lake", "x", "--landing", "y", "--date", "yesterday"))
                .isEqualTo(Commands.WRONG_USE);
    }

    @Test
    void unknownSettingIsNamedWithItsLineAndTheNearest() throws IOException {
        Path conf = Files.writeString(folder.resolve("aurum.conf"), "# settings\nport = 7070\nlandig = typo\n");
        assertThat(aurum("--conf", conf.toString(), "tables")).isEqualTo(Commands.WRONG_SETTINGS);
        assertThat(err).contains("line 3", "'landig' is no setting", "Did you mean 'landing'?");
    }

    @Test
    void settingsFileGivesWhatTheCommandLineDoesNot() throws IOException {
        Path conf = Files.writeString(
                folder.resolve("aurum.conf"), "sources = " + home("data/sources/public/nyc311.yaml") + "\n");
        assertThat(aurum("plan", "--conf", conf.toString())).isEqualTo(Commands.DONE);
        assertThat(out).contains("left out: no source brings the feed customers");
        assertThat(aurum("plan", "--conf", conf.toString(), "--sources", home("data/sources/operator")))
                .isEqualTo(Commands.DONE);
        assertThat(out).as("arguments come first").doesNotContain("left out");
    }

    @Test
    void simulatorRefusesAFolderWithFilesInIt() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "keep");
        assertThat(aurum(
                        "simulate",
                        "--out",
                        folder.toString(),
                        "--until",
                        "2026-06-30",
                        "--customers",
                        "10",
                        "--days",
                        "2"))
                .isEqualTo(Commands.WRONG_SETTINGS);
        assertThat(err).contains(folder.toString());
    }

    private static String home(String path) {
        return Path.of(System.getProperty("aurum.home", "..")).resolve(path).toString();
    }
}
