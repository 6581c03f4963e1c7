package aurum.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerKeyTest extends LakeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "a secret longer than the sixty-four bytes of a block of SHA-256, which is hashed before it is used",
                "密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥密钥"
            })
    void equalsTheHmacOfTheJdk(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        for (String id : List.of("c1", "", "客户 7", "a".repeat(200))) {
            String expected = HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)), 0, 16);
            String made = session()
                    .createDataset(List.of(id), Encoders.STRING())
                    .select(CustomerKey.of(secret).of(functions.col("value")))
                    .as(Encoders.STRING())
                    .head();
            assertThat(made).isEqualTo(expected);
        }
    }

    @Test
    void shortSecretIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> CustomerKey.of("short"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("5 characters")
                .hasMessageContaining("openssl rand");
    }
}
