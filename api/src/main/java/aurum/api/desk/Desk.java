package aurum.api.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of what people decided: H2 in a folder, or PostgreSQL, with the same tables and the same queries. Every decision is
 * also an {@link Event} of the same transaction, and goes out to the jobs through the {@link Outbox}.
 */
public final class Desk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "desk-worker");
        thread.setDaemon(true);
        return thread;
    });

    private Desk(HikariDataSource source, Path landing, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        jdbi = Jdbi.create(source);
        outbox = new Outbox(jdbi, landing, this::now);
    }

    /**
     * Opens the desk, making or updating its tables.
     *
     * @param address {@code jdbc:postgresql:…}, or a folder for H2, made if it is missing; several programs may have it open at once
     * @param landing the folder under which {@code desk/} gets the events
     * @throws DeskFault when it cannot be opened
     */
    public static Desk open(String address, Path landing, InstantSource clock) {
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(pool(address));
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:desk")
                    .load()
                    .migrate();
            return new Desk(source, landing, clock);
        } catch (RuntimeException | IOException problem) {
            if (source != null) {
                source.close();
            }
            throw new DeskFault(
                    "the desk at %s cannot be opened (%s); check the address, that the database runs, and that its folder may be written"
                            .formatted(address.replaceFirst("\\?.*", ""), rootCause(problem)),
                    problem);
        }
    }

    /** Several changes, all or none. */
    public <T> T change(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** The same without a result. */
    public void write(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }

    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Keeps an event, with the changes of the transaction it belongs to. */
    public void record(Handle transaction, Event event) {
        transaction
                .createUpdate(
                        """
                        insert into events (recorded_at, actor, action, subject, details)
                        values (:at, :actor, :action, :subject, :details)
                        """)
                .bind("at", now())
                .bind("actor", event.actor())
                .bind("action", event.action())
                .bind("subject", event.subject())
                .bind("details", json(event.details()))
                .execute();
    }

    /** Keeps an event of its own. */
    public void record(Event event) {
        write(transaction -> record(transaction, event));
    }

    /** Whether a statement failed because what it adds is there already (SQL state 23505 on both). */
    public static boolean isTaken(UnableToExecuteStatementException problem) {
        return problem.getCause() instanceof SQLException cause && "23505".equals(cause.getSQLState());
    }

    /** The moment, as exactly as both databases keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Does something again and again until closed; what fails is said and tried again. */
    public void repeat(Duration pause, Runnable work) {
        worker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException problem) {
                        LOG.error("work at the desk waits: {}", problem.getMessage());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Hands events over to the jobs; what cannot be handed over now waits on. */
    public void deliver() {
        outbox.deliver();
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            outbox.deliver();
        } catch (RuntimeException problem) {
            LOG.error("decisions wait at the desk: {}", problem.getMessage());
        }
        source.close();
    }

    private static HikariConfig pool(String address) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("desk");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        if (address.startsWith("jdbc:postgresql:")) {
            pool.setJdbcUrl(address);
            return pool;
        }
        // The command line has to get in while the server runs; H2 opens a port for it, which is to be this machine's
        // alone.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        pool.setJdbcUrl(
                "jdbc:h2:file:%s/desk;AUTO_SERVER=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=30000"
                        .formatted(privateFolder(Path.of(address))));
        pool.setUsername("desk");
        pool.setPassword("");
        return pool;
    }

    /** Password hashes and the key to H2's port lie in it. */
    private static Path privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return folder.toAbsolutePath();
    }

    private static String json(Object details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("no JSON for " + details, problem);
        }
    }

    private static String rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
