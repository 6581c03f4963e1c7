package aurum.jobs.failure;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what Spark, Delta and the disk throw into words for a person; the stack goes to the log at debug. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The whole stack, at debug. */
    public static void log(String what, Throwable crash) {
        StringWriter stack = new StringWriter();
        crash.printStackTrace(new PrintWriter(stack));
        LOG.debug("{} failed: {}", what, stack);
    }

    /** The innermost cause in one line, without its stack. */
    public static String summary(Throwable crash) {
        if (crash instanceof Failure) {
            return crash.getMessage();
        }
        Throwable cause = crash;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        String firstLine = message.lines().findFirst().orElse("");
        return message.contains("No space left on device")
                ? "the disk is full (No space left on device). Free some space and run again."
                : cause.getClass().getSimpleName() + ": " + firstLine;
    }
}
