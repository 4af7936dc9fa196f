package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links to other issues of the source, which rows name by their keys. */
class ImportingLinksTest extends OtherProgramFixture {
    private void issue(String key, KeyedLink... links) {
        ImportPast past = ImportPast.NONE.withKey(key).withRelations(new KeyedRelations(null, List.of(links)));
        add(values(key, "open"), past);
    }

    private static KeyedLink link(Relation relation, String key) {
        return new KeyedLink(relation, key);
    }

    private ImportReport imported() {
        ImportReport report = elsewhere.run(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        rows.clear();
        return report;
    }

    private ImportReport checked() {
        return elsewhere.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
    }

    /** What issues are to others, by their titles. */
    private List<String> links() {
        return stored().stream().flatMap(this::links).sorted().toList();
    }

    private Stream<String> links(Issue issue) {
        return store.in(() -> store.links().list(issue.id(), false, PageRequest.first(10))).items().stream()
                .map(seen -> issue.title() + " "
                        + seen.link().relationTo(seen.other().id()).code() + " "
                        + seen.other().title());
    }

    private static List<String> unknown(ImportReport report) {
        return report.unknownValues().stream()
                .map(value -> value.column() + " " + value.value() + " " + value.code() + " " + value.rows() + " line "
                        + value.line())
                .toList();
    }

    @Test
    void issuesOfOneFileAreLinkedWhicheverComesFirst() {
        issue("PM-1", link(Relation.BLOCKS, "PM-2"));
        issue("PM-2");
        issue("PM-3", link(Relation.DUPLICATES, "PM-1"));
        assertEquals(List.of(), unknown(imported()));
        assertEquals(
                List.of("PM-1 blocks PM-2", "PM-1 duplicated_by PM-3", "PM-2 blocked_by PM-1", "PM-3 duplicates PM-1"),
                links());
    }

    @Test
    void linkThatBothIssuesNameIsStoredOnce() {
        issue("PM-1", link(Relation.BLOCKS, "PM-2"), link(Relation.RELATES, "PM-2"));
        issue("PM-2", link(Relation.BLOCKED_BY, "PM-1"), link(Relation.RELATES, "PM-1"));
        assertEquals(List.of(), unknown(imported()));
        assertEquals(
                List.of("PM-1 blocks PM-2", "PM-1 relates PM-2", "PM-2 blocked_by PM-1", "PM-2 relates PM-1"), links());
    }

    @Test
    void issueIsLinkedToOneThatCameInBefore() {
        issue("PM-1");
        imported();
        issue("PM-2", link(Relation.BLOCKED_BY, "PM-1"));
        imported();
        assertEquals(List.of("PM-1 blocks PM-2", "PM-2 blocked_by PM-1"), links());
    }

    @Test
    void keysThatNoIssueHasAreNamedWithTheirRowsAndKeepNothingOut() {
        issue("PM-1", link(Relation.BLOCKS, "PM-9"));
        issue("PM-2", link(Relation.BLOCKS, "PM-9"), link(Relation.BLOCKS, "PM-1"));
        List<String> expected = List.of("blocks PM-9 unknown_key 2 line 2");
        assertEquals(expected, unknown(checked()));
        assertEquals(expected, unknown(imported()));
        assertEquals(List.of("PM-1 blocked_by PM-2", "PM-2 blocks PM-1"), links());
    }

    @Test
    void linkToARowThatIsRejectedIsLeftOut() {
        issue("PM-1");
        rows.set(0, rows.get(0).with(List.of(new FileViolation("title", "x", "wrong", "It is wrong."))));
        issue("PM-2", link(Relation.BLOCKS, "PM-1"));
        ImportPlan partial = ImportPlan.of(ImportMode.PARTIAL);
        List<String> lost = List.of("blocks PM-1 unknown_key 1 line 3");
        assertEquals(List.of(), unknown(checked()));
        assertEquals(lost, unknown(elsewhere.check(jane, FILE, partial)));
        assertEquals(lost, unknown(elsewhere.run(jane, FILE, partial)));
    }

    @Test
    void issueIsNotLinkedToItself() {
        issue("PM-1", link(Relation.RELATES, "PM-1"));
        assertEquals(List.of("relates PM-1 same_issue 1 line 2"), unknown(checked()));
        assertEquals(List.of("relates PM-1 same_issue 1 line 2"), unknown(imported()));
        assertEquals(List.of(), links());
    }

    @Test
    void ofTwoLinksThatContradictEachOtherTheFirstIsStored() {
        issue("PM-1", link(Relation.BLOCKS, "PM-2"));
        issue("PM-2", link(Relation.BLOCKS, "PM-1"));
        assertEquals(List.of("blocks PM-1 link_taken 1 line 3"), unknown(imported()));
        assertEquals(List.of("PM-1 blocks PM-2", "PM-2 blocked_by PM-1"), links());
    }

    @Test
    void issueHasNoMoreLinksThanItMayHave() {
        issue("PM-0");
        for (int number = 1; number <= Link.MAX_OF_ISSUE + 1; number++) {
            issue("PM-" + number, link(Relation.BLOCKS, "PM-0"));
        }
        assertEquals(List.of("blocks PM-0 too_many_links 1 line " + (Link.MAX_OF_ISSUE + 3)), unknown(imported()));
    }

    @Test
    void linksAreStoredHoweverManyThereAre() {
        int issues = 1_500;
        for (int number = 1; number <= issues; number++) {
            // Both ends name it, far from each other.
            String other = "PM-" + (issues + 1 - number);
            issue("PM-" + number, link(number * 2 <= issues ? Relation.BLOCKS : Relation.BLOCKED_BY, other));
        }
        assertEquals(List.of(), unknown(imported()));
        assertEquals(issues, links().size());
    }
}
