package aurum.api.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * How fast something is done by several at once, each doing it again as soon as it is done.
 *
 * @param perSecond how often it was done, by all together
 * @param p50 milliseconds within which half of it was done
 * @param p99 milliseconds within which 99 of 100 were done
 * @param processor milliseconds of processor time it took each time, of all in this process that had a part in it
 */
public record Load(double perSecond, double p50, double p99, double processor) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** @param work one per worker; gets a number that no other call gets */
    static Load measure(List<? extends IntConsumer> work, Duration length) {
        ExecutorService workers = Executors.newFixedThreadPool(work.size());
        AtomicInteger number = new AtomicInteger();
        long processor = SYSTEM.getProcessCpuTime();
        long end = System.nanoTime() + length.toNanos();
        try {
            List<Callable<List<Long>>> calls = new ArrayList<>();
            for (IntConsumer one : work) {
                calls.add(() -> {
                    List<Long> took = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        long began = System.nanoTime();
                        one.accept(number.getAndIncrement());
                        took.add(System.nanoTime() - began);
                    }
                    return took;
                });
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> took : workers.invokeAll(calls)) {
                all.addAll(took.get());
            }
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Load(
                    sorted.length / (length.toNanos() / 1e9),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    (SYSTEM.getProcessCpuTime() - processor) / 1e6 / sorted.length);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", problem);
        } catch (ExecutionException problem) {
            throw new IllegalStateException("what was to be measured failed", problem.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** Each figure the median of several rounds. */
    static Load median(List<Load> rounds) {
        return new Load(
                median(rounds.stream().mapToDouble(Load::perSecond).toArray()),
                median(rounds.stream().mapToDouble(Load::p50).toArray()),
                median(rounds.stream().mapToDouble(Load::p99).toArray()),
                median(rounds.stream().mapToDouble(Load::processor).toArray()));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
