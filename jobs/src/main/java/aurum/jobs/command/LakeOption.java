package aurum.jobs.command;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Publications;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The option that every command needs which touches the lake. */
final class LakeOption {
    @Option(names = "--lake", paramLabel = "DIR", required = true, description = "The lake's folder.")
    private String root;

    String root() {
        return root;
    }

    /** The lake, with days cut at the operator's midnight. */
    Lake open(ZoneId zone) {
        return new Lake(SparkSessions.start(zone), root);
    }

    Lake open(Catalog catalog) {
        return open(catalog.zone());
    }

    /**
     * A lake to read from.
     *
     * @throws Failure when there is none
     */
    Lake openToRead() {
        if (!root.contains(":") && !Files.isDirectory(Path.of(root))) {
            throw Failure.ofSettings(
                    "There is no lake at %s. Check --lake, or make one with: ./aurum run --lake %s --landing DIR --date D"
                            .formatted(root, root));
        }
        return open(ZoneOffset.UTC);
    }

    /**
     * What is served.
     *
     * @throws Failure when nothing was ever published
     */
    static Publication published(Lake lake) {
        return new Publications(lake)
                .newest()
                .orElseThrow(() -> Failure.ofRun(
                        "The lake %s has no publication yet. Make one with: ./aurum run --lake %s --landing DIR --date D"
                                .formatted(lake.root(), Path.of(lake.root().toUri()))));
    }
}
