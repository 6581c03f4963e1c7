package aurum.api.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is not answered: one shape for all, {@code {error, message, status, details}}. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final String error;
    private final transient Map<String, Object> details;

    private ApiError(int status, String error, String message, Map<String, Object> details) {
        super(message);
        this.status = status;
        this.error = error;
        this.details = details;
    }

    /**
     * @param status HTTP status, 400 to 599
     * @param error a word programs can act on, {@code not_found}
     * @param message what was wrong, why, what to do
     */
    public static ApiError of(int status, String error, String message) {
        return new ApiError(status, error, message, Map.of());
    }

    /** The same with facts programs can read. */
    public static ApiError of(int status, String error, String message, Map<String, Object> details) {
        return new ApiError(status, error, message, details);
    }

    static ApiError badParameter(String parameter, String received, String expected) {
        return badParameter(parameter, received, expected, List.of(), "");
    }

    static ApiError badParameter(
            String parameter, String received, String expected, List<String> allowed, String suggestion) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("parameter", parameter);
        details.put("received", shortened(received));
        details.put("expected", expected);
        if (!allowed.isEmpty()) {
            details.put("allowed", allowed);
        }
        String message =
                "%s is \"%s\"%s: it has to be %s".formatted(parameter, shortened(received), suggestion, expected);
        return new ApiError(400, "bad_parameter", message, details);
    }

    static ApiError unknownParameter(String parameter, List<String> known) {
        String message = "there is no parameter \"%s\" here%s"
                .formatted(shortened(parameter), Nearest.suggestion(parameter, known));
        return new ApiError(
                400, "unknown_parameter", message, Map.of("parameter", shortened(parameter), "allowed", known));
    }

    static ApiError unknownField(String field, List<String> known) {
        String message =
                "there is no field \"%s\" here%s".formatted(shortened(field), Nearest.suggestion(field, known));
        return new ApiError(400, "unknown_field", message, Map.of("parameter", shortened(field), "allowed", known));
    }

    public int status() {
        return status;
    }

    /** As it goes out. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("message", getMessage());
        body.put("status", status);
        body.put("details", details);
        return body;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
