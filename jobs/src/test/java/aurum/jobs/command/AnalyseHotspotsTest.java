package aurum.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.analyse.SeriesFile;
import aurum.jobs.analyse.SeriesFile.Columns;
import aurum.jobs.analyse.SeriesScan;
import aurum.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people bring. */
class AnalyseHotspotsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("counts.csv"), content);
    }

    private static SeriesFile read(Path file, boolean byWeek) {
        return new SeriesFile(file, new Columns(Optional.of("branch"), "day", "complaints", Optional.empty()), byWeek);
    }

    @Test
    void aHotspotIsFoundOnItsDayInItsSeries() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("day,branch,complaints\n");
        for (int day = 0; day < 150; day++) {
            for (String branch : new String[] {"east", "\"west, \"\"old\"\"\""}) {
                int count = 8 + random.nextInt(7) + (branch.equals("east") && day >= 140 && day < 143 ? 30 : 0);
                text.append(FIRST.plusDays(day))
                        .append(',')
                        .append(branch)
                        .append(',')
                        .append(count)
                        .append('\n');
            }
        }
        SeriesScan scan = SeriesScan.of(read(file(text.toString()), false).read(), false, Long.MIN_VALUE / 2);
        assertThat(scan.series()).extracting(SeriesScan.Counted::name).containsExactly("east", "west, \"old\"");
        assertThat(scan.decide(139).get(0).isHotspot()).isFalse();
        assertThat(scan.decide(140).get(0).isHotspot()).isTrue();
        assertThat(scan.decide(140).get(1).isHotspot()).isFalse();
        assertThat(scan.timeAt(140)).isEqualTo(FIRST.plusDays(140).toEpochDay());
    }

    @Test
    void rowsOfOneTimeAreAddedUpAndMissingTimesCountNothing() throws IOException {
        SeriesFile source = read(file("day,branch,complaints\n2026-01-06,a,2\n2026-01-05,a,1\n2026-01-26,a,4\n"), true);
        SeriesScan scan = SeriesScan.of(source.read(), true, Long.MIN_VALUE / 2);
        assertThat(scan.series().get(0).counts()).containsExactly(3, 0, 0, 4);
        assertThat(source.written(scan.timeAt(0))).isEqualTo("2026-01-05");
        assertThat(scan.series().get(0).scan().p()).containsOnly(Double.NaN);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() throws IOException {
        assertRefused("day,branch,complaints\n2026-01-05,a,many\n", "line 2", "'many'");
        assertRefused("day,branch,complaints\n2026-01-05,a,-1\n", "0 or more");
        assertRefused("day,branch,complaints\nyesterday,a,1\n", "'yesterday'", "yyyy-mm-dd");
        assertRefused("date,branch,complaints\n2026-01-05,a,1\n", "no column 'day'");
        assertRefused("day,branch,complaints\n", "no rows");
        assertRefused("", "no column 'day'");
        assertRefused("day,branch,complaints\n2026-01-05\n", "line 2 has 1 columns, its header 3");
    }

    private void assertRefused(String content, String... words) throws IOException {
        Path file = file(content);
        Assertions.assertThatThrownBy(() -> read(file, false).read())
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(words);
    }
}
