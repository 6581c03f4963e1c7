package aurum.jobs.command;

import aurum.jobs.lake.Progress;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.lake.TableRun.Outcome;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a long command tells what it does: a bar on a terminal, a line per table in a log, JSON lines for machines. */
final class ProgressOption {
    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--json", description = "One JSON object per line, for machines.")
    private boolean isJson;

    private final PrintStream out = System.out;

    Progress of(String title) {
        return isJson ? new JsonLines() : new Lines(title, System.console() != null);
    }

    void finished(Runner.Result result, String lake, String landing) {
        Publication publication = result.publication();
        if (isJson) {
            line(Map.of(
                    "event", result.isNew() ? "published" : "unchanged",
                    "publication", publication.number(),
                    "as_of", publication.asOf().toString()));
            return;
        }
        out.println();
        AccountText.print(result.tables(), out);
        out.println();
        out.println(
                result.isNew()
                        ? "Publication %d, as of %s.".formatted(publication.number(), publication.asOf())
                        : "Nothing changed; publication %d (as of %s) stays."
                                .formatted(publication.number(), publication.asOf()));
        out.printf("See it with: ./aurum serve --lake %s --landing %s%n", lake, landing);
    }

    private void line(Map<String, ?> values) {
        try {
            out.println(JSON.writeValueAsString(values));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line per table; on a terminal the running ones stand in a last line that is rewritten. */
    private final class Lines implements Progress {
        private final String title;
        private final boolean isTerminal;
        private final Map<String, Long> running = new LinkedHashMap<>();
        private int planned;
        private int done;

        private Lines(String title, boolean isTerminal) {
            this.title = title;
            this.isTerminal = isTerminal;
        }

        @Override
        public synchronized void planned(List<String> tables) {
            planned = tables.size();
            out.printf("%s: %d tables%n", title, planned);
        }

        @Override
        public synchronized void started(String table) {
            running.put(table, System.nanoTime());
            bar();
        }

        @Override
        public synchronized void ended(TableRun run) {
            running.remove(run.table());
            if (run.outcome() == Outcome.NOT_SELECTED
                    || run.outcome() == Outcome.LEFT_OUT
                    || run.outcome() == Outcome.SKIPPED) {
                return;
            }
            done++;
            clear();
            out.printf(
                    Locale.ROOT,
                    "  %-32s %-9s %5.1f s  %s%n",
                    run.table(),
                    run.outcome().name().toLowerCase(Locale.ROOT),
                    run.seconds(),
                    AccountText.line(run));
            run.notes().forEach(note -> out.println("    ! " + note));
            if (run.outcome() == Outcome.FAILED) {
                out.println("    ! " + run.reason());
            }
            bar();
        }

        @Override
        public synchronized void said(String sentence) {
            clear();
            out.println("  " + sentence);
        }

        private void bar() {
            if (isTerminal && done < planned) {
                int width = 24;
                int filled = planned == 0 ? 0 : width * done / planned;
                out.printf(
                        "\r\033[K  %s%s %d/%d  %s",
                        "█".repeat(filled),
                        "░".repeat(width - filled),
                        done,
                        planned,
                        String.join(", ", running.keySet()));
                out.flush();
            }
        }

        private void clear() {
            if (isTerminal) {
                out.print("\r\033[K");
            }
        }
    }

    private final class JsonLines implements Progress {
        @Override
        public void planned(List<String> tables) {
            line(Map.of("event", "planned", "tables", tables));
        }

        @Override
        public void started(String table) {
            line(Map.of("event", "started", "table", table));
        }

        @Override
        public void ended(TableRun run) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("event", "ended");
            values.put("table", run.table());
            values.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT));
            values.put("reason", run.reason());
            values.put("rows_read", run.rowsRead());
            values.put("rows_in", run.rowsIn());
            values.put("rows_out", run.rowsOut());
            values.put("rows_same", run.rowsSame());
            values.put("rows_set_aside", run.rowsSetAside());
            values.put("rows_left_out", run.rowsLeftOut());
            values.put("days", run.days());
            values.put("seconds", run.seconds());
            values.put("notes", run.notes());
            line(values);
        }

        @Override
        public void said(String sentence) {
            line(Map.of("event", "said", "message", sentence));
        }
    }
}
