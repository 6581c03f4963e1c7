package aurum.jobs.source;

import java.nio.file.Path;

/**
 * A file in landing, as it was found.
 *
 * @param name its path below the landing folder it lies in, with {@code /}: what rows and people know it by
 * @param bytes its size
 * @param modifiedMillis when it last changed, milliseconds since 1970
 */
record LandingFile(Path path, String name, long bytes, long modifiedMillis) {}
