package aurum.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies: the launcher says so, else the working folder. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("aurum.home", "."));
    }

    static Path orDefault(Path given, String inProject) {
        return given != null ? given : path().resolve(inProject);
    }

    /** The given catalog; else the one that lies beside the sources, as public lakes bring their own; else the project's. */
    static Path catalogFor(Path given, Path sources) {
        if (given != null) {
            return given;
        }
        if (sources != null) {
            Path folder = Files.isDirectory(sources)
                    ? sources
                    : sources.toAbsolutePath().getParent();
            String name = sources.getFileName().toString().replace(".yaml", "");
            for (Path beside : new Path[] {folder.resolve("catalog-" + name), folder.resolve("catalog")}) {
                if (Files.isDirectory(beside)) {
                    return beside;
                }
            }
        }
        return path().resolve("data/catalog");
    }
}
