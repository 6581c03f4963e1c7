package aurum.api;

import aurum.api.access.Passwords;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where a new password comes from: never from the command line, which lists of programs show. */
final class NewPassword {

    private NewPassword() {}

    /**
     * Asks twice on the terminal when no file is named.
     *
     * @param file holds the password in its first line; {@code -} is standard input; null for the terminal
     * @throws SettingsException when it cannot be had
     */
    static String read(String file) {
        try {
            if (file != null && !file.equals("-")) {
                return Files.readAllLines(Path.of(file)).stream().findFirst().orElse("");
            }
            Console console = System.console();
            if (file == null && console != null) {
                char[] first = console.readPassword("Password (%d letters or more): ", Passwords.SHORTEST);
                char[] second = console.readPassword("Once more: ");
                if (!Arrays.equals(first, second)) {
                    throw new SettingsException("the two passwords differ; start again");
                }
                return new String(first);
            }
            if (file == null) {
                throw new SettingsException(
                        "there is no terminal to ask for the password on: give --password-file FILE, or --no-password");
            }
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Optional.ofNullable(line).orElse("");
        } catch (IOException problem) {
            throw new SettingsException("--password-file is \"%s\": it cannot be read".formatted(file), problem);
        }
    }
}
