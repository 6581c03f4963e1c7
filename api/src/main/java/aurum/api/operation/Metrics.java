package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.lake.LakeState;
import aurum.api.lake.PublishedLake;
import io.javalin.http.Context;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a monitoring system asks for now and then, in Prometheus' text format 0.0.4. No label holds anything a client sent. */
public final class Metrics {

    private final PublishedLake lake;
    private final Answers answers;
    private final Events events;
    private final Traffic traffic;

    public Metrics(PublishedLake lake, Answers answers, Events events, Traffic traffic) {
        this.lake = lake;
        this.answers = answers;
        this.events = events;
        this.traffic = traffic;
    }

    public void show(Context context) {
        StringBuilder text = new StringBuilder();
        requests(text);
        durations(text);
        publication(text, lake.state());
        gauge(text, "aurum_kept_answer_bytes", "Bytes of answers kept for the next reader.", answers.keptBytes());
        gauge(text, "aurum_event_listeners", "Pages that wait for a new publication.", events.listeners());
        gauge(
                text,
                "jvm_memory_used_bytes",
                "Memory of the Java heap in use.",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        gauge(
                text,
                "jvm_threads_current",
                "Threads of the process.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        gauge(
                text,
                "process_uptime_seconds",
                "Since when the process runs.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        context.header("Cache-Control", "no-store");
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }

    private void requests(StringBuilder text) {
        head(text, "aurum_requests_total", "counter", "Requests answered, by route and status.");
        traffic.requests()
                .forEach((series, count) -> text.append("aurum_requests_total{route=\"%s\",status=\"%d\"} %d\n"
                        .formatted(series.route(), series.status(), count)));
    }

    private void durations(StringBuilder text) {
        head(text, "aurum_request_seconds", "histogram", "How long answers took to make, by route.");
        traffic.durations().forEach((route, durations) -> {
            long sum = 0;
            for (int place = 0; place <= Traffic.CLASSES.length; place++) {
                sum += durations.count(place);
                String end = place == Traffic.CLASSES.length ? "+Inf" : String.valueOf(Traffic.CLASSES[place]);
                text.append("aurum_request_seconds_bucket{route=\"%s\",le=\"%s\"} %d\n".formatted(route, end, sum));
            }
            text.append(String.format(
                    Locale.ROOT, "aurum_request_seconds_sum{route=\"%s\"} %.6f\n", route, durations.seconds()));
            text.append("aurum_request_seconds_count{route=\"%s\"} %d\n".formatted(route, sum));
        });
    }

    private static void publication(StringBuilder text, LakeState state) {
        state.served().ifPresent(publication -> {
            gauge(text, "aurum_publication_number", "The publication that is served.", publication.number());
            gauge(
                    text,
                    "aurum_publication_as_of_seconds",
                    "The last day it holds, as seconds since 1970.",
                    publication.asOf().toEpochDay() * 86_400);
        });
        gauge(
                text,
                "aurum_publication_is_stale",
                "1 when something newer should have been served.",
                state.isStale() ? 1 : 0);
    }

    private static void gauge(StringBuilder text, String name, String help, Number value) {
        head(text, name, "gauge", help);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }
}
