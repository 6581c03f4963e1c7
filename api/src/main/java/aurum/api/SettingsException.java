package aurum.api;

/** A setting is missing, unknown or not what it has to be; the message says which, from where, and what to do. */
final class SettingsException extends RuntimeException {

    SettingsException(String message) {
        super(message);
    }

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
