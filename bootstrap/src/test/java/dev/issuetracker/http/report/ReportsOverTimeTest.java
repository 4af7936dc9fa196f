package dev.issuetracker.http.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes and goes, how long it stays, and what all reports have in common. The clock begins on 2026-11-23 at 09:30
 * in UTC.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class ReportsOverTimeTest {
    private static final String FIGURES =
            "average_seconds,median_seconds,p90_seconds,p99_seconds,min_seconds,max_seconds";

    private final Tracker tracker;
    private final Api jane;

    ReportsOverTimeTest(Store store) {
        tracker = Tracker.fresh(store);
        jane = tracker.jane();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private Answer report(String pathAndQuery) {
        return jane.get("/reports/" + pathAndQuery).expect(200);
    }

    /** The lines of a report as CSV. */
    private List<String> csv(String pathAndQuery) {
        String csv = jane.get("/reports/" + pathAndQuery, "Accept", "text/csv")
                .expect(200)
                .body();
        return List.of(csv.split("\r\n"));
    }

    private void advance(int hours) {
        tracker.clock().advance(Duration.ofHours(hours));
    }

    private void becomes(Answer issue, String status) {
        jane.patch("/issues/" + issue.id(), "{status: '" + status + "', version: 1}")
                .expect(200);
    }

    @Test
    void throughputCountsWhatCameAndWentEachDay() {
        Answer issue = jane.issue("a");
        jane.issue("b");
        advance(24);
        becomes(issue, "resolved");
        Answer report = report("throughput?period=day&from=2026-11-22");
        report.shows("/time_zone", "'UTC'");
        report.shows(
                "/results/2",
                "{day: '2026-11-24', from: '2026-11-24T00:00:00.000000Z', to: '2026-11-24T23:59:59.999999Z',"
                        + " created: 0, resolved: 1, backlog: 1}");
        assertEquals(List.of("0", "2", "0"), report.each("/results", "/created"));
        assertEquals(List.of("0", "2", "1"), report.each("/results", "/backlog"));
    }

    @ParameterizedTest
    @CsvSource({"day,30,2026-11-23", "week,26,2026-11-23", "month,12,2026-11-01"})
    void withoutASpanThroughputHasTheLastPeriods(String period, int count, String last) {
        Answer report = report("throughput?period=" + period);
        assertEquals(count, report.at("/results").size());
        assertEquals(last, report.text("/results/" + (count - 1) + "/day"));
    }

    @Test
    void daysAreThoseOfTheZone() {
        Answer report = report("throughput?period=day&tz=Asia/Kolkata&from=2026-11-22&to=2026-11-22");
        report.shows(
                "/results",
                "[{day: '2026-11-22', from: '2026-11-21T18:30:00.000000Z', to: '2026-11-22T18:29:59.999999Z',"
                        + " created: 0, resolved: 0, backlog: 0}]");
    }

    @Test
    void tooManyPeriodsAreRejected() {
        report("throughput?period=day&from=2024-03-01&to=2026-11-25");
        Answer rejected = jane.get("/reports/throughput?period=day&from=2024-02-29&to=2026-11-25")
                .expect(400);
        assertEquals("too_many", rejected.text("/errors/0/code"));
    }

    @Test
    void spanThatBeginsAfterNowIsRejected() {
        Answer rejected = jane.get("/reports/throughput?from=2026-12-24").expect(400);
        assertEquals("contradiction", rejected.text("/errors/0/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"top-assignees", "latency", "throughput", "time-in-status"})
    void zoneThatDoesNotExistIsRejected(String report) {
        for (String zone : List.of("Mars/Phobos", "%2B05:00", "europe/berlin", "")) {
            Answer rejected = jane.get("/reports/" + report + "?tz=" + zone).expect(400);
            assertEquals("unknown_time_zone", rejected.text("/errors/0/code"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EST, America/Panama, 05",
        "MST, America/Phoenix, 07",
        "HST, Pacific/Honolulu, 10",
        "EST5EDT, EST5EDT, 04"
    })
    void shortNameOfTheDatabaseIsAZone(String name, String zone, String hour) {
        report("throughput?period=day&from=2026-07-01&to=2026-07-01&tz=" + name)
                .shows("/time_zone", "'" + zone + "'")
                .shows("/results/0/from", "'2026-07-01T" + hour + ":00:00.000000Z'");
    }

    @Test
    void nearestZoneIsNamedAndAbbreviationsAreSaidNotToBeKnown() {
        String message =
                jane.get("/reports/latency?tz=europe/berlin").expect(400).text("/errors/0/message");
        assertTrue(message.endsWith("and no offsets. Did you mean Europe/Berlin?"), message);
        message = jane.get("/reports/latency?tz=PST").expect(400).text("/errors/0/message");
        assertTrue(message.endsWith("it has no abbreviations such as PST and CEST, and no offsets."), message);
    }

    @Test
    void timeInStatusIsThatOfTheHistory() {
        Answer issue = jane.issue("a");
        advance(10);
        becomes(issue, "in_progress");
        advance(20);
        Answer report = report("time-in-status");
        assertEquals(List.of("open", "in_progress", "resolved"), report.each("/results", "/status"));
        assertEquals(List.of("1", "1", "0"), report.each("/results", "/issues"));
        assertEquals(10, Math.round(report.at("/results/0/median_seconds").doubleValue() / 3_600));
        assertEquals(20, Math.round(report.at("/results/1/median_seconds").doubleValue() / 3_600));
        report.shows("/results/2/median_seconds", "null");
    }

    @Test
    void timeInStatusEndsNowAtTheLatest() {
        jane.issue("a");
        advance(10);
        Answer report = report("time-in-status?to=2027-11-23");
        assertEquals(10, Math.round(report.at("/results/0/max_seconds").doubleValue() / 3_600));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-24&to=2026-11-24, 86400",
        "from=2026-11-24&to=2026-11-25&tz=Asia/Kathmandu, 172800",
        "from=2026-11-24T10:00:00Z&to=2026-11-24T11:00:00Z, 3600",
    })
    void daysCountWhole(String span, int seconds) {
        jane.issue("a");
        advance(72);
        report("time-in-status?" + span).shows("/results/0/max_seconds", seconds + ".0");
    }

    @Test
    void ageingShowsHowOldUnresolvedIssuesAre() {
        jane.issue("a", "status: 'in_progress'");
        jane.issue("b", "status: 'resolved'");
        advance(30);
        jane.issue("c");
        Answer report = report("ageing");
        assertEquals(2, report.number("/unresolved"));
        report.shows("/histogram/0", "{from_seconds: 0, to_seconds: 3600, open: 1, in_progress: 0}");
        report.shows("/histogram/3", "{from_seconds: 86400, to_seconds: 259200, open: 0, in_progress: 1}");
        report.shows("/histogram/10/to_seconds", "null");
        assertEquals(30, Math.round(report.at("/max_seconds").doubleValue() / 3_600));
    }

    @Test
    void everyReportTakesTheFiltersOfTheList() {
        jane.issue("Crash", "assignee: 'john'");
        jane.issue("Other", "assignee: 'john'");
        for (String filter : List.of("q=crash", "keyword=crash", "q=is:open+crash", "id=1")) {
            assertEquals(1, report("top-assignees?" + filter).number("/results/0/total"));
            assertEquals(1, report("throughput?period=day&" + filter).number("/results/29/created"));
            assertEquals(1, report("time-in-status?" + filter).number("/results/0/issues"));
            assertEquals(1, report("ageing?" + filter).number("/unresolved"));
            assertEquals(0, report("latency?" + filter).number("/resolved"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"top-assignees", "latency", "throughput", "time-in-status", "ageing"})
    void whatIsWrongWithAFilterIsAnsweredTogether(String report) {
        Answer rejected = jane.get("/reports/" + report + "?q=label:bgu&assignee=nobody&limit=-1")
                .expect(400);
        assertTrue(rejected.each("/errors", "/field").containsAll(List.of("q", "assignee", "limit")));
    }

    @Test
    void reportsAreTablesForWhoPrefersCsv() {
        jane.issue("a", "assignee: 'john'");
        assertEquals(List.of("assignee,total,open,in_progress,resolved", "john,1,1,0,0"), csv("top-assignees"));
        assertEquals(
                List.of(
                        "day,from,to,created,resolved,backlog",
                        "2026-11-23,2026-11-23T00:00:00.000000Z,2026-11-23T23:59:59.999999Z,1,0,1"),
                csv("throughput?period=day&from=2026-11-23&to=2026-11-23"));
        assertEquals("resolved,0,,,,,,", csv("time-in-status").get(3));
    }

    @Test
    void latencyAsATableHasTheFiguresTheHistogramAndTheGroups() {
        Answer a = jane.issue("a", "assignee: 'john'");
        Answer b = jane.issue("b");
        advance(2);
        becomes(a, "resolved");
        advance(4);
        becomes(b, "resolved");
        List<String> table = csv("latency?group_by=assignee");
        assertEquals("part,key,resolved," + FIGURES + ",from_seconds,to_seconds", table.get(0));
        Answer json = report("latency?group_by=assignee");
        assertEquals("all,,2," + figures(json, "") + ",,", table.get(1));
        assertEquals(
                List.of("range,,0,,,,,,,0,3600", "range,,1,,,,,,,3600,14400", "range,,1,,,,,,,14400,86400"),
                table.subList(2, 5));
        assertEquals("range,,0,,,,,,,31536000,", table.get(12));
        assertEquals(
                List.of(
                        "group,john,1," + figures(json, "/groups/0") + ",,",
                        "group,,1," + figures(json, "/groups/1") + ",,"),
                table.subList(13, 15));
        assertEquals(15, table.size());
        assertEquals(table.subList(0, 13), csv("latency"));
    }

    /** The figures of a part of a report, as a table has them. */
    private static String figures(Answer report, String part) {
        return Stream.of(FIGURES.split(","))
                .map(figure -> report.at(part + "/" + figure).decimalValue().toPlainString())
                .collect(Collectors.joining(","));
    }

    @Test
    void ageingAsATableHasTheFiguresAndTheHistogram() {
        jane.issue("a", "status: 'in_progress'");
        advance(30);
        jane.issue("b");
        List<String> table = csv("ageing");
        assertEquals("part,unresolved," + FIGURES + ",from_seconds,to_seconds,open,in_progress", table.get(0));
        String[] all = table.get(1).split(",", -1);
        assertEquals(List.of("all", "2"), List.of(all).subList(0, 2));
        assertEquals(15, Math.round(Double.parseDouble(all[2]) / 3_600), "average");
        assertEquals(30, Math.round(Double.parseDouble(all[7]) / 3_600), "max");
        assertEquals(List.of("", "", "", ""), List.of(all).subList(8, 12));
        assertEquals("range,,,,,,,,0,3600,1,0", table.get(2));
        assertEquals("range,,,,,,,,86400,259200,0,1", table.get(5));
        assertEquals("range,,,,,,,,31536000,,0,0", table.get(12));
        assertEquals(13, table.size());
    }

    @Test
    void tablesOfNothingHaveNoFigures() {
        assertEquals("all,,0,,,,,,,,", csv("latency").get(1));
        assertEquals("all,0,,,,,,,,,,", csv("ageing").get(1));
    }

    @Test
    void noSpreadsheetTakesANameForAFormula() {
        tracker.admin().label("=HYPERLINK(1)");
        Answer issue = jane.issue("a", "labels: ['=HYPERLINK(1)']");
        advance(1);
        becomes(issue, "resolved");
        String line = csv("latency?group_by=label").get(13);
        assertTrue(line.startsWith("group,'=HYPERLINK(1),1,"), line);
    }

    @Test
    void acceptDecidesTheForm() {
        Answer file = jane.get("/reports/throughput", "Accept", "text/csv, application/json;q=0.5")
                .expect(200);
        assertEquals("text/csv", file.header("Content-Type"));
        assertEquals("attachment; filename=\"throughput.csv\"", file.header("Content-Disposition"));
        assertEquals("Accept", file.header("Vary"));
        jane.get("/reports/throughput", "Accept", "application/json, text/csv")
                .expect(200)
                .shows("/period", "'week'");
        jane.get("/reports/throughput", "Accept", "text/html").expect(406);
    }
}
