package aurum.jobs;

import aurum.jobs.command.Commands;

/** The command line of the jobs: {@code ./aurum run}, {@code ./aurum status} and so on. */
public final class Aurum {
    private Aurum() {}

    public static void main(String[] arguments) {
        System.exit(Commands.execute(arguments));
    }
}
