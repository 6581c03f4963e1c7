package aurum.jobs;

import aurum.jobs.gold.complaint.ComplaintsByDay;
import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.gold.label.Labels;
import aurum.jobs.lake.Plan;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.Complaints;
import aurum.jobs.silver.Customers;
import aurum.jobs.source.ComplaintsFeed;
import aurum.jobs.source.CustomersFeed;
import aurum.jobs.source.Feed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one list of all feeds and tables. The order of work follows from what they read, not from this list. */
public final class Pipeline {
    private static final List<Feed> FEEDS = List.of(new ComplaintsFeed(), new CustomersFeed());

    private static final List<Table> TABLES = List.of(
            // silver
            new Complaints(),
            new Customers(),
            // gold
            new Labels(),
            new ComplaintsByDay(),
            new SubscribersByDay());

    private Pipeline() {}

    public static Plan plan() {
        return new Plan(FEEDS, TABLES);
    }

    /** Feeds by the name that a source's YAML gives. */
    public static Map<String, Feed> feeds() {
        Map<String, Feed> feeds = new TreeMap<>();
        FEEDS.forEach(feed -> feeds.put(feed.feedName(), feed));
        return feeds;
    }
}
