package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.issue.Issue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parents, which rows name by their titles. */
class ImportingTitlesTest extends OtherProgramFixture {
    private static final Instant UPDATED = NOON.minusSeconds(86_400);

    private void issue(@Nullable String key, String title, @Nullable String parent) {
        issue(key, title, parent, "open");
    }

    private void issue(@Nullable String key, String title, @Nullable String parent, String status) {
        KeyedRelations relations = new KeyedRelations(List.of(), new KeyedRelations.Titles(title, parent));
        add(
                values(title, status),
                ImportPast.NONE.withKey(key).withTimes(UPDATED, UPDATED, null).withRelations(relations));
    }

    private List<String> checked() {
        return leftOut(elsewhere.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING)));
    }

    private List<String> imported(ImportPlan plan) {
        ImportReport report = elsewhere.run(jane, FILE, plan);
        rows.clear();
        return leftOut(report);
    }

    private List<String> imported() {
        return imported(ImportPlan.of(ImportMode.ALL_OR_NOTHING));
    }

    private static List<String> leftOut(ImportReport report) {
        return report.unknownValues().stream()
                .map(each -> each.column() + " " + each.value() + " " + each.code() + " line " + each.line())
                .toList();
    }

    /** The titles of issues and of what they are a part of. */
    private List<String> tree() {
        List<Issue> all = stored();
        Map<Long, String> titles = all.stream().collect(Collectors.toMap(Issue::id, Issue::title));
        return all.stream()
                .map(issue -> issue.title() + " in " + titles.get(issue.values().parent()))
                .toList();
    }

    @Test
    void parentIsTheOneIssueOfItsTitleBeforeOrAfter() {
        issue("1", "Send", "Letter");
        issue("2", "Letter", null);
        issue("3", "Write", "Letter");
        assertEquals(List.of(), checked());
        assertEquals(List.of(), imported());
        assertEquals(List.of("Send in Letter", "Letter in null", "Write in Letter"), tree());
    }

    @Test
    void titleOfSeveralRowsMeansNoneOfThem() {
        issue("1", "Letter", null);
        issue("2", "Send", "Letter");
        issue("3", "Letter", null);
        assertEquals(List.of("parent Letter ambiguous_title line 3"), checked());
        assertEquals(List.of("parent Letter ambiguous_title line 3"), imported());
        assertEquals(List.of("Letter in null", "Send in null", "Letter in null"), tree());
    }

    @Test
    void titleOfARowWithoutAKeyMeansNoIssue() {
        issue(null, "Letter", null);
        issue("2", "Send", "Letter");
        assertEquals(List.of("parent Letter ambiguous_title line 3"), imported());
    }

    @Test
    void parentMayBeNamedByItsKeyToo() {
        issue("1201", "Letter", null);
        issue("1202", "Send", "1201");
        assertEquals(List.of(), imported());
        assertEquals(List.of("Letter in null", "Send in Letter"), tree());
    }

    @Test
    void titleThatNoRowHasIsReported() {
        issue("1", "Send", "Gone");
        assertEquals(List.of("parent Gone unknown_key line 2"), checked());
        assertEquals(List.of("parent Gone unknown_key line 2"), imported());
    }

    @Test
    void titleThatIsNoKeyEitherIsNotCalledOne() {
        issue("1", "Send", "Gone");
        ImportReport report = elsewhere.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        assertEquals(
                "No row of this import has this title or number, and no issue of this key came in; the issue is stored"
                        + " without a parent.",
                report.unknownValues().get(0).message());
    }

    @Test
    void parentThatCameInBeforeIsFoundWhereItsRowIsPassedOver() {
        issue("1", "Letter", null);
        imported();
        issue("1", "Letter", null);
        issue("2", "Send", "Letter");
        assertEquals(List.of(), imported(new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.SKIP, null, Set.of())));
        assertEquals(List.of("Letter in null", "Send in Letter"), tree());
    }

    @Test
    void parentsAreNamedByTitlesHoweverManyThereAre() {
        int issues = 1_500;
        for (int number = 0; number < issues; number++) {
            issue("K" + number, "T" + number, number % 2 == 0 ? "T" + (number + 1) : null);
        }
        assertEquals(List.of(), imported());
        assertEquals(
                issues / 2,
                tree().stream().filter(line -> !line.endsWith(" in null")).count());
        assertEquals("T1498 in T1499", tree().get(1_498));
    }
}
