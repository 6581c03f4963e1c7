package aurum.api.lake;

import java.util.Optional;

/** A query names a table the publication leaves out. */
public final class NotInPublication extends RuntimeException {

    private NotInPublication(String message) {
        super(message);
    }

    static NotInPublication neverWritten(String table) {
        return new NotInPublication("%s was never written; the jobs write it when they run".formatted(table));
    }

    NotInPublication(String table, Optional<String> reason) {
        super("%s is not part of this publication%s"
                .formatted(table, reason.map(why -> ": " + why).orElse("")));
    }
}
