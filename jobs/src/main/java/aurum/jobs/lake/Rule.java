package aurum.jobs.lake;

/**
 * A promise that every row of a table keeps, each for itself (no sums, no windows), and what follows when one does not.
 *
 * @param condition Spark SQL over the table's columns; a row keeps the promise when it is true, and breaks it when it is false or null
 */
public record Rule(String name, String condition, Consequence consequence) {

    /** What a broken rule leads to. */
    public enum Consequence {
        /** The table is not written and nothing is published. */
        STOP,
        /** The run goes on and says so. */
        WARN,
        /** The row goes to quarantine with its content and the rule's name, the others go on. */
        SET_ASIDE
    }

    public static Rule stop(String name, String condition) {
        return new Rule(name, condition, Consequence.STOP);
    }

    public static Rule warn(String name, String condition) {
        return new Rule(name, condition, Consequence.WARN);
    }

    public static Rule setAside(String name, String condition) {
        return new Rule(name, condition, Consequence.SET_ASIDE);
    }
}
