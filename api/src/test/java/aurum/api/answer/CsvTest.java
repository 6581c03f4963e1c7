package aurum.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsAreQuotedAsTheStandardSays() {
        assertThat(csv("a,b", "say \"yes\"", "two\nlines", "", null, -1.5, true, "平常"))
                .isEqualTo(
                        "\uFEFFc0,c1,c2,c3,c4,c5,c6,c7\r\n\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"\",,-1.5,true,平常\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'quoted"})
    void textsThatAreFormulasGetAnApostropheThatCanBeTakenOff(String text) {
        String cell = csv(text).lines().skip(1).reduce("", (one, other) -> one + other);
        assertThat(csv(text)).contains("'" + text);
        assertThat(cell).matches("\"?'.*");
    }

    private static String csv(Object... cells) {
        List<String> columns = java.util.stream.IntStream.range(0, cells.length)
                .mapToObj(column -> "c" + column)
                .toList();
        return new String(
                Csv.bytes(Answered.of(columns, List.of(Arrays.asList(cells))), false), StandardCharsets.UTF_8);
    }
}
