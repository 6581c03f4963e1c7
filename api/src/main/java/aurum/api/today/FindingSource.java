package aurum.api.today;

import io.javalin.http.Context;
import java.util.List;

/** What one capability has to say today. A new capability adds one of these to {@link Today}, and one sentence to the page's catalogues. */
interface FindingSource {

    /** The published table it needs; without it the source is silent. */
    String table();

    /** The most important first; few enough to be read. */
    List<Finding> findings(Context context);
}
