package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One writer at a time. The operating system holds the lock and gives it back when the process ends, however it ends; the file
 * only says who has it.
 */
public final class LakeLock implements AutoCloseable {
    private final FileChannel channel;

    private LakeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param wait how long to wait for another run to end; zero refuses at once
     * @throws Failure naming who holds the lake
     */
    public static LakeLock take(Lake lake, String what, Duration wait) {
        if (!lake.root().toUri().getScheme().equals("file")) {
            throw Failure.ofSettings("The lake " + lake.root()
                    + " is not on a local disk; locking it across machines is not supported yet. "
                    + "Use a local folder for --lake.");
        }
        Path file = Path.of(lake.root().toUri()).resolve("_lock");
        Instant until = Instant.now().plus(wait);
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            while (!tryLock(channel)) {
                if (Instant.now().isAfter(until)) {
                    channel.close();
                    throw Failure.ofRun(
                            "Another run holds the lake: %s. Wait for it to end, or start with --wait MINUTES."
                                    .formatted(Files.readString(file).strip()));
                }
                Thread.sleep(500);
            }
            String holder = "%s, process %d, since %s%n"
                    .formatted(
                            what, ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new LakeLock(channel);
        } catch (IOException e) {
            throw Failure.ofRun(
                    "The lake cannot be locked, because %s cannot be written (%s). Check that the folder exists and is writable and that the disk is not full."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.ofRun("Interrupted while waiting for the lake.");
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failure.ofRun("The lake's lock cannot be released: " + e.getMessage(), e);
        }
    }
}
