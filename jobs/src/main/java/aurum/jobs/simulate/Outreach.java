package aurum.jobs.simulate;

import java.io.IOException;
import java.util.List;

/** What operator and customers say to each other: contacts, offers, surveys, consents, suggestions; and how the service is examined. */
final class Outreach {

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final ContactCentre contacts;
    private final SurveyDesk surveys;
    private final ServiceOffers offers;
    private final CustomerVoice voice;
    private final QualityOffice office;

    Outreach(SimulationSettings settings, CustomerBase base, OperatorCatalog catalog, FeedFiles files) {
        ServiceQuality quality = new ServiceQuality(settings, catalog.branches());
        this.settings = settings;
        this.base = base;
        this.contacts = new ContactCentre(settings, base, files);
        this.surveys = new SurveyDesk(settings, base, quality, files);
        this.offers = new ServiceOffers(settings, base, files);
        this.voice = new CustomerVoice(settings, base, files);
        this.office = new QualityOffice(settings, quality, catalog.branches(), files);
    }

    void dayZero() throws IOException {
        voice.day(0);
    }

    void day(int day, List<ComplaintBook.Entry> complaints) throws IOException {
        surveys.day(day, complaints, contacts.day(day));
        offers.day(day);
        voice.day(day);
        office.day(day);
    }

    void tellTruth(Truth truth) throws IOException {
        surveys.tellTruth(truth);
        offers.tellTruth(truth);
        office.tellTruth(truth);
        if (base.customers() <= Truth.MOST_CUSTOMERS_TOLD) {
            likings(truth);
        }
    }

    private void likings(Truth truth) throws IOException {
        CsvFile file = truth.table("channel_liking.csv", "customer_id", "channel", "liking");
        for (Market market : base.markets()) {
            for (int ordinal = 0; ordinal < base.initialCustomers(market); ordinal++) {
                long number = base.number(market, ordinal);
                Liking liking = Liking.of(settings, Traits.of(settings, market, number), number);
                for (String channel : Liking.CHANNELS) {
                    file.row("C%09d".formatted(number), channel, Truth.decimal(liking.of(channel)));
                }
            }
        }
        truth.finish("channel_liking.csv", file);
    }
}
