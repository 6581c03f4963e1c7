package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ComplaintDemandTest {

    private static final World WORLD = World.of(
            SimulationSettings.standard(Path.of("unused"), World.CATALOG).withSize(1_000_000, 180));
    private static final List<DrawnDay> DRAWN = draw();

    private record DrawnDay(LocalDate date, ComplaintDemand.Day cellDay) {

        boolean isAbout(String category) {
            return cellDay.cell().category().id().equals(category);
        }

        double variance() {
            return cellDay.expected() * cellDay.cell().overdispersion();
        }

        double deviation() {
            return cellDay.drawn() - cellDay.expected();
        }
    }

    @Test
    void countsHaveTheExpectedMean() {
        assertThat(standardised(drawnDay -> true)).isBetween(-4.0, 4.0);
        for (CategoryProfile category : CategoryProfile.all()) {
            assertThat(standardised(drawnDay -> drawnDay.isAbout(category.id())))
                    .as(category.id())
                    .isBetween(-4.5, 4.5);
        }
    }

    @Test
    void countsSpreadAsTheirCellsOverdispersionSays() {
        assertThat(pearsonRatio(1.0, 1.2)).isCloseTo(1, within(0.02));
        assertThat(pearsonRatio(1.2, 2.0)).isCloseTo(1, within(0.03));
        assertThat(pearsonRatio(2.0, 3.0)).isCloseTo(1, within(0.04));
        assertThat(WORLD.demand().cells())
                .extracting(Cell::overdispersion)
                .allSatisfy(overdispersion -> assertThat(overdispersion).isBetween(1.0, 3.0));
    }

    @Test
    void theOverallRateIsTheOneAskedFor() {
        double subscriberDays = 0;
        for (int day = 1; day <= 180; day++) {
            subscriberDays += WORLD.subscribers(day);
        }
        double per10kAnd30Days = 10_000 * 30 * drawn(drawnDay -> true) / subscriberDays;
        assertThat(per10kAnd30Days).isBetween(840.0, 960.0);
    }

    @Test
    void mondaysAreBusierThanSundays() {
        double monday = perDay("bill_unclear", date -> isOrdinary(date, DayOfWeek.MONDAY));
        double sunday = perDay("bill_unclear", date -> isOrdinary(date, DayOfWeek.SUNDAY));
        // (1.18 / 0.80) to the power of 1.2
        assertThat(monday / sunday).isCloseTo(1.59, within(0.12));
    }

    @Test
    void holidaysBringTravelComplaintsAndFewAboutBills() {
        Predicate<LocalDate> holiday =
                date -> date.isAfter(LocalDate.of(2026, 2, 14)) && date.isBefore(LocalDate.of(2026, 2, 24));
        Predicate<LocalDate> before =
                date -> date.isAfter(LocalDate.of(2026, 1, 24)) && date.isBefore(LocalDate.of(2026, 2, 14));
        assertThat(perDay("high_speed_rail", holiday) / perDay("high_speed_rail", before))
                .isGreaterThan(1.5);
        assertThat(perDay("bill_unclear", holiday) / perDay("bill_unclear", before))
                .isLessThan(0.75);
    }

    @Test
    void consumerRightsDayIsFelt() {
        LocalDate consumerDay = LocalDate.of(2026, 3, 15);
        double ofThatSunday = drawn(day -> day.date().equals(consumerDay));
        double ofNeighbours = drawn(
                day -> day.date().equals(consumerDay.minusDays(7)) || day.date().equals(consumerDay.plusDays(7)));
        assertThat(2 * ofThatSunday / ofNeighbours).isCloseTo(1.30, within(0.10));
    }

    @Test
    void seasonsMoveWhatIsComplainedAbout() {
        double winter = perDay("roaming_charge", date -> date.getMonthValue() == 1);
        double summer = perDay("roaming_charge", date -> date.getMonthValue() == 6);
        assertThat(winter / summer).isGreaterThan(1.4);
    }

    @Test
    void cellsDiffer() {
        List<Double> rates = WORLD.demand().cells().stream()
                .filter(cell -> cell.category().id().equals("plan_confusing"))
                .filter(cell -> cell.market().productLine() == ProductLine.MOBILE_4G)
                .map(Cell::baseRatePer10k)
                .sorted()
                .toList();
        assertThat(rates).hasSize(17);
        assertThat(rates.get(16) / rates.get(0)).isGreaterThan(1.5);
    }

    private static boolean isOrdinary(LocalDate date, DayOfWeek weekday) {
        return date.getDayOfWeek() == weekday && date.getMonthValue() == 3 && date.getDayOfMonth() != 15;
    }

    private static double standardised(Predicate<DrawnDay> chosen) {
        double deviation = 0;
        double variance = 0;
        for (DrawnDay day : DRAWN) {
            if (chosen.test(day)) {
                deviation += day.deviation();
                variance += day.variance();
            }
        }
        return deviation / Math.sqrt(variance);
    }

    /** Mean of squared deviation ÷ true variance over busy cells, for which its standard error is small. */
    private static double pearsonRatio(double fromOverdispersion, double toOverdispersion) {
        return DRAWN.stream()
                .filter(day -> day.cellDay().expected() > 2)
                .filter(day -> day.cellDay().cell().overdispersion() >= fromOverdispersion
                        && day.cellDay().cell().overdispersion() < toOverdispersion)
                .mapToDouble(day -> day.deviation() * day.deviation() / day.variance())
                .average()
                .orElseThrow();
    }

    private static double perDay(String category, Predicate<LocalDate> dates) {
        long days = DRAWN.stream().map(DrawnDay::date).distinct().filter(dates).count();
        return drawn(day -> day.isAbout(category) && dates.test(day.date())) / days;
    }

    private static double drawn(Predicate<DrawnDay> chosen) {
        return DRAWN.stream()
                .filter(chosen)
                .mapToLong(day -> day.cellDay().drawn())
                .sum();
    }

    private static List<DrawnDay> draw() {
        List<DrawnDay> drawn = new ArrayList<>();
        for (int day = 1; day <= WORLD.settings().days(); day++) {
            LocalDate date = WORLD.settings().date(day);
            WORLD.demand().day(day).forEach(cellDay -> drawn.add(new DrawnDay(date, cellDay)));
        }
        return drawn;
    }
}
