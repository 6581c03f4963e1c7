package aurum.jobs.simulate;

import aurum.jobs.simulate.Incident.Kind;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Reports disturbances of the network, the notices about them, and campaigns. */
final class NetworkDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final List<Incident> incidents;
    private final FeedFiles files;

    NetworkDesk(SimulationSettings settings, CustomerBase base, List<Incident> incidents, FeedFiles files) {
        this.settings = settings;
        this.base = base;
        this.incidents = incidents;
        this.files = files;
    }

    void day(int day) throws IOException {
        for (Incident incident : incidents) {
            if (incident.isNetworkEvent()) {
                disturbance(incident, day);
            }
            if (incident.kind() == Kind.CAMPAIGN_THAT_WORKED || incident.kind() == Kind.CAMPAIGN_THAT_DID_NOT) {
                campaign(incident, day);
            }
        }
    }

    private void disturbance(Incident incident, int day) throws IOException {
        LocalDateTime noticeAt = incident.kind() == Kind.PLANNED_WORK
                ? incident.beganAt().minusDays(2)
                : incident.beganAt().plusMinutes(40);
        String region = incident.branches().iterator().next();
        if (incident.hasNotice() && isOn(noticeAt, day)) {
            files.row(
                    "notices",
                    "A" + incident.id(),
                    incident.kind() == Kind.PLANNED_WORK ? "planned_work" : "sudden_outage",
                    incident.id(),
                    region,
                    incident.district(),
                    "",
                    TIME.format(incident.beganAt()),
                    TIME.format(incident.endedAt()),
                    TIME.format(noticeAt),
                    "sms",
                    String.valueOf(affected(incident, day)),
                    incident.kind() == Kind.PLANNED_WORK
                            ? "尊敬的客户，我公司将于近期进行网络割接，届时服务可能短暂中断，敬请谅解。"
                            : "尊敬的客户，您所在区域网络发生故障，我们正在全力抢修，给您带来不便深表歉意。");
        }
        boolean ended = isOn(incident.endedAt(), day);
        if (isOn(incident.beganAt(), day) || ended) {
            files.row(
                    "network_events",
                    incident.id(),
                    incident.kind().id(),
                    region,
                    incident.district(),
                    "",
                    TIME.format(incident.beganAt()),
                    ended ? TIME.format(incident.endedAt()) : "",
                    TIME.format(ended ? incident.endedAt() : incident.beganAt()),
                    incident.cause(),
                    incident.unnoticed() > 8 ? "critical" : incident.unnoticed() > 4 ? "major" : "minor",
                    String.valueOf(affected(incident, day)));
        }
    }

    private boolean isOn(LocalDateTime time, int day) {
        return time.toLocalDate().equals(settings.date(day));
    }

    private int affected(Incident incident, int day) {
        int sum = 0;
        for (Market market : base.markets()) {
            if (incident.branches().contains(market.branch().id())
                    && incident.lines().contains(market.productLine())) {
                sum += base.subscribers(market, day);
            }
        }
        return incident.district().isEmpty() ? sum : sum / Profile.DISTRICTS;
    }

    /** Told when it begins, half of the measures done a month before completion, and when all are. */
    private void campaign(Incident incident, int day) throws IOException {
        int begins = Math.max(1, incident.fromDay() - 60);
        int half = Math.max(begins, incident.fromDay() - 30);
        if (day != begins && day != half && day != incident.fromDay()) {
            return;
        }
        int index = 0;
        for (String branch : incident.branches().stream().sorted().toList()) {
            index++;
            int points = 8 + 3 * index;
            boolean done = day == incident.fromDay();
            files.row(
                    "campaigns",
                    incident.id() + "-" + branch,
                    incident.id(),
                    incident.id().equals("R1") ? "弱覆盖整治" : "缩短等候",
                    incident.id().equals("R1") ? "Mend weak coverage" : "Shorter waits",
                    "rectification",
                    branch,
                    incident.categories().iterator().next(),
                    "",
                    incident.id().equals("R1") ? "network" : "customer_service",
                    incident.id().equals("R1") ? "indoor repeaters" : "more counters",
                    settings.date(begins).toString(),
                    settings.date(incident.fromDay()).toString(),
                    done ? settings.date(day).toString() : "",
                    String.valueOf(points),
                    String.valueOf(done ? points : day == half && half > begins ? points / 2 : 0),
                    TIME.format(settings.date(day).atTime(18, 0)));
        }
    }
}
