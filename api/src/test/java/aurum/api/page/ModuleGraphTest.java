package aurum.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {

    private static final Map<String, StaticFile> OWN = Map.of(
            "today/today-page.js",
            module("import { html } from 'lit';\nimport '../shared/card.js';\nimport { one } from './words.js';"),
            "today/words.js",
            module("import { say } from '../shared/language.js';"),
            "shared/card.js",
            module("import { say } from './language.js';\nconst later = () => import('/lib/echarts/echarts.js');"),
            "shared/language.js",
            module("export const say = 1;"));

    @Test
    void everyModuleIsFoundOnceHoweverDeep() {
        assertThat(new ModuleGraph(OWN, Set.of("lit/index.js")).addresses("today/today-page.js"))
                .containsExactlyInAnyOrder(
                        "/web/today/today-page.js",
                        "/web/today/words.js",
                        "/web/shared/card.js",
                        "/web/shared/language.js",
                        "/lib/lit/index.js",
                        "/lib/echarts/echarts.js");
    }

    private static StaticFile module(String text) {
        return new StaticFile("module.js", text.getBytes(StandardCharsets.UTF_8));
    }
}
