package aurum.api.benchmark;

import aurum.api.complaint.HotspotList;
import aurum.api.complaint.HotspotList.Question;
import aurum.api.lake.BareQuery;
import aurum.api.lake.Pin;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.Scope;
import io.javalin.Javalin;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * P7 and P8: the list of open hotspots through the API, made anew each time and kept, beside the same SQL asked of DuckDB in this process
 * and a plain Javalin answer of the same size, in turns.
 */
public final class HotspotsBenchmark {

    private static final int CONNECTIONS = 16;
    private static final String QUESTION = "/api/v1/hotspots?status=open";

    private final PublishedLake lake;
    private final int port;
    private final String signedIn;

    /**
     * @param lake what the server serves
     * @param port where it does
     * @param signedIn header lines that let a request in, each ended
     */
    public HotspotsBenchmark(PublishedLake lake, int port, String signedIn) {
        this.lake = lake;
        this.port = port;
        this.signedIn = signedIn;
    }

    /**
     * What was measured; each figure the median of all rounds.
     *
     * @param rows rows of the answer
     * @param bytes its length
     */
    public record Measured(int rounds, long rows, int bytes, Load made, Load inTurn, Load bare, Load kept, Load hello) {

        /** P7: the API's answer against the bare query whose askers take turns as answers do, by their medians. */
        public double madeAgainstBare() {
            return made.p50() / inTurn.p50();
        }

        /** P7: the same by how many are done, against whichever way of asking DuckDB does more. */
        public double bareAgainstMade() {
            return Math.max(inTurn.perSecond(), bare.perSecond()) / made.perSecond();
        }

        /** P8: kept answers against plain ones, by their number. */
        public double keptAgainstHello() {
            return kept.perSecond() / hello.perSecond();
        }

        /** As rows of a table. */
        public String table() {
            return row("P7 list of open hotspots, made anew", made)
                    + row("the same SQL in DuckDB, in this process, in turn", inTurn)
                    + row("the same, all at once", bare)
                    + row("P8 the same list, kept", kept)
                    + row("plain Javalin answer of %,d bytes".formatted(bytes), hello);
        }

        private static String row(String what, Load load) {
            return "| %s | %,.0f | %.2f | %.2f | %.3f |%n"
                    .formatted(what, load.perSecond(), load.p50(), load.p99(), load.processor());
        }
    }

    /** Warms up, then measures all five, one after the other. */
    public Measured run(int rounds, Duration each) throws IOException {
        byte[] answer = new byte[once(QUESTION)];
        Javalin hello = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/hello", context -> context.contentType("application/json")
                            .header("Content-Length", String.valueOf(answer.length))
                            .result(answer));
                })
                .start("127.0.0.1", 0);
        try (Pin pin = lake.pin()) {
            Question question = HotspotList.firstPage();
            long rows = pin.rows(question.sql(), question.query(), new Scope.Everything(), 100)
                    .values()
                    .size();
            List<Load> made = new ArrayList<>();
            List<Load> inTurn = new ArrayList<>();
            List<Load> bare = new ArrayList<>();
            List<Load> kept = new ArrayList<>();
            List<Load> plain = new ArrayList<>();
            byte[] keptRequest = Asking.get(QUESTION, signedIn);
            byte[] helloRequest = Asking.get("/hello", "");
            for (int round = -1; round < rounds; round++) {
                int first = (round + 1) * 10_000_000;
                Load madeNow = asked(port, number -> Asking.get(newQuestion(first + number), signedIn), each);
                Load inTurnNow = bare(pin, question, BareQuery::rowsInTurn, each);
                Load bareNow = bare(pin, question, BareQuery::rows, each);
                Load keptNow = asked(port, number -> keptRequest, each);
                Load helloNow = asked(hello.port(), number -> helloRequest, each);
                if (round >= 0) {
                    made.add(madeNow);
                    inTurn.add(inTurnNow);
                    bare.add(bareNow);
                    kept.add(keptNow);
                    plain.add(helloNow);
                }
            }
            return new Measured(
                    rounds,
                    rows,
                    answer.length,
                    Load.median(made),
                    Load.median(inTurn),
                    Load.median(bare),
                    Load.median(kept),
                    Load.median(plain));
        } finally {
            hello.stop();
        }
    }

    /** A question nobody asked before, with the same answer: every episode was seen after that day and that limit is not reached. */
    private static String newQuestion(int number) {
        LocalDate day = LocalDate.of(1000, 1, 1).plusDays(number % 300_000);
        return QUESTION + "&seen_from=%s&limit=%d".formatted(day, 100 + number / 300_000);
    }

    private int once(String question) throws IOException {
        try (Asking asking = new Asking(port, number -> Asking.get(question, signedIn))) {
            return asking.ask(0);
        }
    }

    private static Load asked(int port, IntFunction<byte[]> requests, Duration length) throws IOException {
        List<Asking> all = new ArrayList<>();
        try {
            for (int number = 0; number < CONNECTIONS; number++) {
                all.add(new Asking(port, requests));
            }
            return Load.measure(
                    all.stream().map(asking -> (IntConsumer) asking::ask).toList(), length);
        } finally {
            for (Asking asking : all) {
                asking.close();
            }
        }
    }

    private static Load bare(Pin pin, Question question, Consumer<BareQuery> ask, Duration length) {
        List<BareQuery> all = new ArrayList<>();
        try {
            for (int number = 0; number < CONNECTIONS; number++) {
                all.add(pin.bare(question.sql(), question.query(), new Scope.Everything()));
            }
            return Load.measure(
                    all.stream()
                            .map(query -> (IntConsumer) number -> ask.accept(query))
                            .toList(),
                    length);
        } finally {
            all.forEach(BareQuery::close);
        }
    }
}
