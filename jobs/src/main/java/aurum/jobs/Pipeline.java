package aurum.jobs;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.gold.channel.ChannelCalibration;
import aurum.jobs.gold.channel.ChannelPreferences;
import aurum.jobs.gold.churn.ChurnCalibration;
import aurum.jobs.gold.churn.ChurnFeatures;
import aurum.jobs.gold.churn.ChurnModels;
import aurum.jobs.gold.churn.ChurnScores;
import aurum.jobs.gold.churn.ChurnSignals;
import aurum.jobs.gold.churn.ModelCards;
import aurum.jobs.gold.churn.ModelMonitoring;
import aurum.jobs.gold.churn.PlanFit;
import aurum.jobs.gold.churn.RecoveryEffects;
import aurum.jobs.gold.churn.SignalRecords;
import aurum.jobs.gold.complaint.ComplaintRecords;
import aurum.jobs.gold.complaint.ComplaintsByDay;
import aurum.jobs.gold.complaint.HotspotCases;
import aurum.jobs.gold.complaint.HotspotEpisodes;
import aurum.jobs.gold.complaint.Hotspots;
import aurum.jobs.gold.complaint.PeriodHotspots;
import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.customer.RuleColumns;
import aurum.jobs.gold.label.Labels;
import aurum.jobs.gold.moment.KeyMomentOccurrences;
import aurum.jobs.gold.moment.KeyMoments;
import aurum.jobs.gold.moment.MomentSigns;
import aurum.jobs.gold.moment.Recommendations;
import aurum.jobs.gold.satisfaction.CompetitorGaps;
import aurum.jobs.gold.satisfaction.DissatisfactionReasons;
import aurum.jobs.gold.satisfaction.InspectionChecklist;
import aurum.jobs.gold.satisfaction.InspectionScores;
import aurum.jobs.gold.satisfaction.InternalSatisfaction;
import aurum.jobs.gold.satisfaction.ResponseWeights;
import aurum.jobs.gold.satisfaction.SatisfactionDrivers;
import aurum.jobs.gold.satisfaction.SatisfactionScores;
import aurum.jobs.gold.satisfaction.Scorecard;
import aurum.jobs.gold.satisfaction.SurveyCandidates;
import aurum.jobs.gold.segment.CustomerSegments;
import aurum.jobs.gold.segment.CustomerTags;
import aurum.jobs.gold.segment.SegmentMigrations;
import aurum.jobs.gold.segment.SegmentMonthEnds;
import aurum.jobs.gold.segment.Segments;
import aurum.jobs.gold.service.DesignRequests;
import aurum.jobs.gold.service.LaunchWatch;
import aurum.jobs.gold.service.ListCandidates;
import aurum.jobs.gold.service.ServiceProductLift;
import aurum.jobs.gold.service.ServiceProductScorecard;
import aurum.jobs.lake.Plan;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.ComplaintStages;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.complaint.Handlers;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.contact.Suggestions;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.ContactPoints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.network.NetworkEvents;
import aurum.jobs.silver.network.Notices;
import aurum.jobs.silver.service.Campaigns;
import aurum.jobs.silver.service.ServiceDeliveries;
import aurum.jobs.silver.survey.CompetitorScores;
import aurum.jobs.silver.survey.Inspections;
import aurum.jobs.silver.survey.InternalRatings;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyInvitations;
import aurum.jobs.silver.survey.SurveyResponses;
import aurum.jobs.silver.usage.Bills;
import aurum.jobs.silver.usage.UsageDays;
import aurum.jobs.silver.usage.UsageMonths;
import aurum.jobs.source.Feed;
import aurum.jobs.source.feed.BillsFeed;
import aurum.jobs.source.feed.CampaignsFeed;
import aurum.jobs.source.feed.CompetitorSurveysFeed;
import aurum.jobs.source.feed.ComplaintEventsFeed;
import aurum.jobs.source.feed.ComplaintsFeed;
import aurum.jobs.source.feed.ConsentsFeed;
import aurum.jobs.source.feed.ContactsFeed;
import aurum.jobs.source.feed.CustomersFeed;
import aurum.jobs.source.feed.HandlersFeed;
import aurum.jobs.source.feed.InspectionsFeed;
import aurum.jobs.source.feed.InternalSurveysFeed;
import aurum.jobs.source.feed.NetworkEventsFeed;
import aurum.jobs.source.feed.NoticesFeed;
import aurum.jobs.source.feed.ServiceDeliveriesFeed;
import aurum.jobs.source.feed.SuggestionsFeed;
import aurum.jobs.source.feed.SurveyInvitationsFeed;
import aurum.jobs.source.feed.SurveysFeed;
import aurum.jobs.source.feed.UsageFeed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one list of all feeds and tables. The order of work follows from what they read, not from this list. */
public final class Pipeline {
    private static final List<Feed> FEEDS = List.of(
            new BillsFeed(),
            new CampaignsFeed(),
            new CompetitorSurveysFeed(),
            new ComplaintEventsFeed(),
            new ComplaintsFeed(),
            new ConsentsFeed(),
            new ContactsFeed(),
            new CustomersFeed(),
            new HandlersFeed(),
            new InspectionsFeed(),
            new InternalSurveysFeed(),
            new NetworkEventsFeed(),
            new NoticesFeed(),
            new ServiceDeliveriesFeed(),
            new SuggestionsFeed(),
            new SurveyInvitationsFeed(),
            new SurveysFeed(),
            new UsageFeed());

    private static final List<Table> TABLES = List.of(
            // silver
            new Complaints(),
            new Customers(),
            new Subscriptions(),
            new UsageDays(),
            new UsageMonths(),
            new ComplaintStages(),
            new Handlers(),
            new Contacts(),
            new Suggestions(),
            new ContactPoints(),
            new Consents(),
            new Bills(),
            new SurveyAnswers(),
            new SurveyResponses(),
            new SurveyInvitations(),
            new InternalRatings(),
            new Inspections(),
            new CompetitorScores(),
            new NetworkEvents(),
            new Notices(),
            new Campaigns(),
            new ServiceDeliveries(),
            // gold
            new Labels(),
            new ComplaintsByDay(),
            new ComplaintRecords(),
            new CustomerFeatures(),
            new CustomerSegments(),
            new CustomerTags(),
            new Segments(),
            new SegmentMonthEnds(),
            new SegmentMigrations(),
            new SubscribersByDay(),
            new Hotspots(),
            new PeriodHotspots(),
            new HotspotEpisodes(),
            new HotspotCases(),
            new ResponseWeights(),
            new SatisfactionScores(),
            new DissatisfactionReasons(),
            new SatisfactionDrivers(),
            new InspectionScores(),
            new InspectionChecklist(),
            new InternalSatisfaction(),
            new CompetitorGaps(),
            new SurveyCandidates(),
            new Scorecard(),
            new ChurnFeatures(),
            new ChurnModels(),
            new ModelCards(),
            new ChurnCalibration(),
            new ChurnScores(),
            new SignalRecords(),
            new ChurnSignals(),
            new ModelMonitoring(),
            new RecoveryEffects(),
            new PlanFit(),
            new ServiceProductScorecard(),
            new ServiceProductLift(),
            new LaunchWatch(),
            new DesignRequests(),
            new ChannelPreferences(),
            new ChannelCalibration(),
            new MomentSigns(),
            new KeyMomentOccurrences(),
            new KeyMoments(),
            new Recommendations(),
            new ListCandidates());

    private Pipeline() {}

    public static Plan plan() {
        return new Plan(FEEDS, TABLES);
    }

    /** @throws aurum.jobs.failure.Failure naming file and line of a rule of the catalog that the table it is over cannot follow */
    public static void checkRules(Catalog catalog) {
        catalog.checkRules(table -> RuleColumns.of(plan().table(table).contract()));
    }

    /** Feeds by the name that a source's YAML gives. */
    public static Map<String, Feed> feeds() {
        Map<String, Feed> feeds = new TreeMap<>();
        FEEDS.forEach(feed -> feeds.put(feed.feedName(), feed));
        return feeds;
    }
}
