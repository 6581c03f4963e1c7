package aurum.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.analyse.RatingsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files that people bring. */
class AnalyseDriversTest {
    @TempDir
    private Path folder;

    private Path survey(int rows) throws IOException {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("overall,\"price, fair\",speed,noise,w\n");
        for (int i = 0; i < rows; i++) {
            double price = 5 + 2 * random.nextGaussian();
            double speed = 5 + 2 * random.nextGaussian();
            double overall = 0.6 * price - 0.3 * speed + 0.5 * random.nextGaussian();
            text.append("%s,%s,%s,%s,%s%n"
                    .formatted(
                            i == 0 ? "-1" : Double.toString(overall),
                            price,
                            i == 1 ? "NA" : Double.toString(speed),
                            random.nextGaussian(),
                            1 + i % 3));
        }
        return Files.writeString(folder.resolve("survey.csv"), text);
    }

    @Test
    void driversComeInOrderWithShareDirectionAndTies() throws IOException {
        Path file = survey(400);
        AnalyseDrivers command = new AnalyseDrivers();
        new CommandLine(command)
                .parseArgs(file.toString(), "--outcome", "overall", "--drivers", "speed,noise", "--missing", "-1,-99");
        var rows = new RatingsFile(
                        file,
                        new RatingsFile.Columns("overall", List.of("speed", "noise"), Optional.of("w")),
                        Set.of(-1.0, -99.0))
                .read();
        assertThat(rows.incomplete()).isEqualTo(2);
        assertThat(rows.outcome()).hasSize(398);
        List<String> lines = command.lines(rows);
        assertThat(lines.get(0)).isEqualTo("driver,share,low,high,direction,tie_group,r_squared");
        assertThat(lines.get(1)).matches("speed,0\\.9\\d{7},0\\.\\d{8},\\d\\.\\d{8},-,1,0\\.\\d{8}");
        assertThat(lines.get(2)).matches("noise,0\\.0\\d{7},0\\.\\d{8},0\\.\\d{8},\\?,2,0\\.\\d{8}");
    }

    @Test
    void whatCannotBeDoneSaysWhyAndWhatToDo() throws IOException {
        Path file = survey(40);
        assertThat(refused(file, "--outcome", "overal", "--drivers", "speed,noise"))
                .contains("no column 'overal'", "'overall'");
        assertThat(refused(file, "--outcome", "overall", "--drivers", "speed")).contains("two or more");
        assertThat(refused(file, "--outcome", "overall", "--drivers", "speed,speed"))
                .contains("named already");
        assertThat(refused(file, "--outcome", "overall", "--drivers", "speed,noise", "--weight", "noise"))
                .contains("the weight noise", "0 or more", "line ");
        Path few = Files.writeString(folder.resolve("few.csv"), "y,a,b\n1,2,3\n");
        assertThat(refused(few, "--outcome", "y", "--drivers", "a,b")).contains("1 complete rows", "need 30");
        Path words = Files.writeString(folder.resolve("words.csv"), "y,a,b\n1,good,3\n");
        assertThat(refused(words, "--outcome", "y", "--drivers", "a,b")).contains("line 2", "a is 'good'");
        Path same = Files.writeString(folder.resolve("same.csv"), "y,a,b\n" + "1,2,3\n".repeat(40));
        assertThat(refused(same, "--outcome", "y", "--drivers", "a,b")).contains("a is 2.0 in all 40");
        assertThat(refused(folder.resolve("absent.csv"), "--outcome", "y", "--drivers", "a,b"))
                .contains("cannot be read");
    }

    private static String refused(Path file, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "analyse";
        all[1] = "drivers";
        all[2] = file.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Commands.execute(all)).isEqualTo(3);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
