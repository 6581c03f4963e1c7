package aurum.api.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * P10: how long a server takes from its start as a process of its own to its first answer of rows.
 *
 * @param landing whose desk lets the request in, with this secret
 * @param signedIn header lines that let a request in, each ended
 */
public record StartBenchmark(Path lake, Path landing, String secret, String signedIn) {

    private static final long PATIENCE_SECONDS = 60;

    /** The median of several starts, in milliseconds, one after the other. */
    public double run(int times) throws IOException {
        double[] took = new double[times];
        for (int time = 0; time < times; time++) {
            took[time] = once();
        }
        return Load.median(took);
    }

    private double once() throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // As this process was started, but without leaving an archive of classes behind.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-XX:ArchiveClassesAtExit"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "aurum.api.Main", "serve"));
        command.addAll(List.of("--lake", lake.toString(), "--landing", landing.toString(), "--port", "" + port));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("AURUM_SECRET", secret, "AURUM_DEMO", "false"));
        long began = System.nanoTime();
        Process server = builder.start();
        try {
            while (!answers(port)) {
                if (!server.isAlive() || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new IllegalStateException(
                            "a server over %s gave no answer; ./aurum serve --lake %s says why".formatted(lake, lake));
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return (System.nanoTime() - began) / 1e6;
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", problem);
        } finally {
            server.destroy();
            server.onExit().join();
        }
    }

    private boolean answers(int port) {
        try (Asking asking = new Asking(port, number -> Asking.get("/api/v1/hotspots?status=open", signedIn))) {
            return asking.ask(0) > 0;
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
