package aurum.jobs.source;

import aurum.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The landing folders, and which files in them are whole. */
final class Landing {
    private final List<Path> roots;
    private final Duration settle;

    /**
     * @param settle a file counts as whole when it has not changed for this long
     */
    Landing(List<Path> roots, Duration settle) {
        this.roots = roots;
        this.settle = settle;
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                throw Failure.ofSettings(
                        "The landing folder %s does not exist. Give --landing a folder with the files that sources name."
                                .formatted(root));
            }
        }
    }

    /**
     * What a look into landing found.
     *
     * @param whole files to take, in order of name
     * @param waiting files that are still being written
     * @param refused links that lead out of landing
     */
    record Found(List<LandingFile> whole, List<String> waiting, List<String> refused) {}

    /** Waits once, for as long as the youngest file needs to settle; what still changes then is left for the next run. */
    Found find(String glob) {
        Found first = look(glob);
        long youngest = first.whole().stream()
                .mapToLong(file -> System.currentTimeMillis() - file.modifiedMillis())
                .min()
                .orElse(Long.MAX_VALUE);
        if (youngest >= settle.toMillis()) {
            return first;
        }
        try {
            Thread.sleep(settle.toMillis() - Math.max(youngest, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.ofRun("Interrupted while waiting for landing files to settle.");
        }
        Found second = look(glob);
        List<LandingFile> whole =
                second.whole().stream().filter(first.whole()::contains).toList();
        List<String> waiting = new ArrayList<>(second.waiting());
        second.whole().stream().filter(file -> !first.whole().contains(file)).forEach(file -> waiting.add(file.name()));
        return new Found(whole, waiting, second.refused());
    }

    private Found look(String glob) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        roots.forEach(root -> look(root, glob, found));
        found.whole().sort(Comparator.comparing(LandingFile::name));
        return found;
    }

    private static void look(Path root, String glob, Found found) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        PathMatcher unfinished = FileSystems.getDefault().getPathMatcher("glob:" + glob + "{.tmp,.part}");
        try (Stream<Path> paths = Files.walk(root)) {
            Path real = root.toRealPath();
            for (Path path : paths.toList()) {
                Path relative = root.relativize(path);
                String name = relative.toString().replace('\\', '/');
                if (name.endsWith(".tmp") || name.endsWith(".part")) {
                    if (unfinished.matches(relative)) {
                        found.waiting().add(name);
                    }
                } else if (matcher.matches(relative) && !Files.isDirectory(path)) {
                    if (path.toRealPath().startsWith(real)) {
                        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                        found.whole()
                                .add(new LandingFile(
                                        path,
                                        name,
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis()));
                    } else {
                        found.refused().add(name);
                    }
                }
            }
        } catch (IOException e) {
            throw Failure.ofRun("The landing folder %s cannot be listed: %s".formatted(root, e.getMessage()), e);
        }
    }
}
