package aurum.api.lake;

import java.util.Optional;

/** A query names a table the publication leaves out. */
public final class NotInPublication extends RuntimeException {

    NotInPublication(String table, Optional<String> reason) {
        super("%s is not part of this publication%s"
                .formatted(table, reason.map(why -> ": " + why).orElse("")));
    }
}
