package aurum.api.answer;

import aurum.api.lake.Scope;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.SortedSet;

/**
 * For whom an answer is made: what it may hold depends on nothing else about them. Set at the door; without it there is no answer.
 *
 * @param scope whose rows they may see
 * @param roles what they are, as words
 */
public record Reader(Scope scope, SortedSet<String> roles) {

    private static final String ATTRIBUTE = "reader";

    /** Lets a request's answers be made for this reader. */
    public void read(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** Whom this request's answers are made for. */
    public static Reader of(Context context) {
        Reader reader = context.attribute(ATTRIBUTE);
        return Objects.requireNonNull(reader, () -> context.path() + " was not let in at the door");
    }
}
