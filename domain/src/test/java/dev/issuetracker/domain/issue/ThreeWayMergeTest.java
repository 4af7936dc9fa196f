package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.API;
import static dev.issuetracker.domain.issue.Some.BUG;
import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.NOON;
import static dev.issuetracker.domain.issue.Some.UI;
import static dev.issuetracker.domain.issue.Some.ZOO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.label.LabelRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ThreeWayMergeTest {
    private static final int ROUNDS = 500;

    private static Issue apply(Issue issue, IssuePatch patch) {
        return issue.edit(patch, JANE, NOON).after();
    }

    /** What the issue says, without its versions and times. */
    private static List<Object> values(Issue issue) {
        return List.of(
                issue.title(),
                issue.description(),
                issue.status(),
                String.valueOf(issue.assignee()),
                issue.labels(),
                issue.deleted());
    }

    private static ThreeWayMerge merge(Issue base, IssuePatch yours, IssuePatch theirs) {
        return ThreeWayMerge.of(base, yours, apply(base, theirs));
    }

    private static String seed(long seed) {
        return "seed " + seed;
    }

    @RepeatedTest(ROUNDS)
    void mergingNothingChangesNothing(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        Issue theirs = apply(base, Some.patch(random));
        ThreeWayMerge merge = ThreeWayMerge.of(base, IssuePatch.NOTHING, theirs);
        assertTrue(merge.mergeable(), seed(seed));
        assertEquals(theirs, apply(theirs, merge.merged()), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void mergeWithoutForeignEditsIsTheEdit(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        IssuePatch yours = Some.patch(random);
        ThreeWayMerge merge = ThreeWayMerge.of(base, yours, base);
        assertTrue(merge.mergeable(), seed(seed));
        assertEquals(apply(base, yours), apply(base, merge.merged()), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void disjointEditsCommute(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        int fields = random.nextInt(32);
        IssuePatch one = Some.patch(random, fields);
        IssuePatch other = Some.patch(random, 31 & ~fields);
        Issue oneLast = apply(apply(base, other), merge(base, one, other).merged());
        Issue otherLast = apply(apply(base, one), merge(base, other, one).merged());
        assertEquals(values(oneLast), values(otherLast), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void disjointEditsMergeAsIfMadeOneAfterTheOther(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        int fields = random.nextInt(32);
        IssuePatch yours = Some.patch(random, fields);
        Issue theirs = apply(base, Some.patch(random, 31 & ~fields));
        ThreeWayMerge merge = ThreeWayMerge.of(base, yours, theirs);
        assertTrue(merge.mergeable(), seed(seed));
        assertEquals(apply(theirs, yours), apply(theirs, merge.merged()), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void equalEditsAgree(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        IssuePatch both = Some.patch(random);
        Issue theirs = apply(base, both);
        ThreeWayMerge merge = ThreeWayMerge.of(base, both, theirs);
        assertTrue(merge.mergeable(), seed(seed));
        assertEquals(theirs, apply(theirs, merge.merged()), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void overlapIsNeverSilentlyResolved(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        Issue yours = apply(base, Some.patch(random));
        IssuePatch patch = ThreeWayMerge.of(base, IssuePatch.between(base.values(), yours.values()), base)
                .merged();
        Issue theirs = apply(base, Some.patch(random));
        boolean overlaps = clash(base.title(), yours.title(), theirs.title())
                || clash(base.description(), yours.description(), theirs.description())
                || clash(base.status(), yours.status(), theirs.status())
                || clash(
                        base.values().get(Some.ESTIMATE),
                        yours.values().get(Some.ESTIMATE),
                        theirs.values().get(Some.ESTIMATE))
                || clash(
                        base.values().get(Some.PRIORITY),
                        yours.values().get(Some.PRIORITY),
                        theirs.values().get(Some.PRIORITY))
                || clash(
                        String.valueOf(base.assignee()),
                        String.valueOf(yours.assignee()),
                        String.valueOf(theirs.assignee()));
        assertEquals(!overlaps, ThreeWayMerge.of(base, patch, theirs).mergeable(), seed(seed));
    }

    private static boolean clash(@Nullable Object base, @Nullable Object yours, @Nullable Object theirs) {
        return !Objects.equals(base, yours) && !Objects.equals(base, theirs) && !Objects.equals(yours, theirs);
    }

    @RepeatedTest(ROUNDS)
    void labelsMergeByWhatWasAddedAndRemoved(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        Issue yours = apply(base, Some.patch(random, 16));
        Issue theirs = apply(base, Some.patch(random, 16));
        Set<LabelRef> expected = new HashSet<>(theirs.labels());
        yours.labels().stream().filter(label -> !base.labels().contains(label)).forEach(expected::add);
        base.labels().stream().filter(label -> !yours.labels().contains(label)).forEach(expected::remove);
        ThreeWayMerge merge = ThreeWayMerge.of(base, IssuePatch.of(IssueField.LABELS, yours.labels()), theirs);
        assertTrue(merge.mergeable(), seed(seed));
        assertEquals(expected, new HashSet<>(apply(theirs, merge.merged()).labels()), seed(seed));
    }

    @RepeatedTest(ROUNDS)
    void differencesAreTheFieldsThatEitherSideChanged(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue base = Some.issue(random);
        IssuePatch patch = Some.patch(random);
        Issue theirs = apply(base, Some.patch(random));
        Set<HistoryField<?>> changed = new HashSet<>();
        FieldChange.between(base, apply(base, patch)).forEach(change -> changed.add(change.field()));
        FieldChange.between(base, theirs).forEach(change -> changed.add(change.field()));
        List<HistoryField<?>> expected = new ArrayList<>(Some.FIELDS);
        expected.retainAll(changed);
        assertEquals(
                expected,
                ThreeWayMerge.of(base, patch, theirs).differences().stream()
                        .map(Difference::field)
                        .toList(),
                seed(seed));
    }

    @Test
    void overlapShowsAllThreeValues() {
        Issue base = Some.issue();
        ThreeWayMerge merge = merge(base, Given.title("Yours"), Given.title("Theirs"));
        assertEquals(
                List.of(new Difference<>(IssueField.TITLE, "Title", "Yours", "Theirs", true)), merge.differences());
    }

    @Test
    void overlapIsNotMergeable() {
        assertFalse(
                merge(Some.issue(), Given.title("Yours"), Given.title("Theirs")).mergeable());
    }

    @Test
    void oneOverlapAmongManyFieldsIsEnough() {
        IssuePatch yours = IssuePatch.of(IssueField.TITLE, "Yours")
                .with(IssueField.DESCRIPTION, "Your text")
                .with(IssueField.LABELS, List.of(UI));
        assertFalse(merge(Some.issue(), yours, Given.title("Theirs")).mergeable());
    }

    @Test
    void foreignChangeIsReportedAsTheirs() {
        ThreeWayMerge merge = merge(Some.issue(), Given.description("Yours"), Given.assignee(JOHN));
        assertEquals(
                List.of(
                        new Difference<>(IssueField.DESCRIPTION, "Text", "Yours", "Text", false),
                        new Difference<>(IssueField.ASSIGNEE, JANE, JANE, JOHN, false)),
                merge.differences());
    }

    @Test
    void mentioningWhatStoodInTheBaseIsNoChange() {
        ThreeWayMerge merge = merge(Some.issue(), Given.title("Title"), Given.title("Theirs"));
        assertTrue(merge.mergeable());
    }

    @Test
    void clearingAnAssigneeThatOthersReplacedOverlaps() {
        assertFalse(
                merge(Some.issue(), Given.assignee(null), Given.assignee(JOHN)).mergeable());
    }

    @Test
    void labelAddedHereAndRemovedThereDoNotHinderEachOther() {
        Issue base = Some.issue();
        Issue theirs = apply(base, Given.labels(API));
        ThreeWayMerge merge = ThreeWayMerge.of(base, Given.labels(BUG, ZOO), theirs);
        assertEquals(List.of(API, ZOO), apply(theirs, merge.merged()).labels());
    }

    @Test
    void labelRenamedMeanwhileIsTheSameLabel() {
        Issue base = Some.issue();
        LabelRef renamed = new LabelRef(BUG.id(), "defect", "000000");
        IssueValues values =
                base.values().but().set(IssueField.LABELS, List.of(renamed)).build();
        Issue theirs = new Issue(base.id(), base.version(), values, base.createdBy(), base.times(), 0);
        ThreeWayMerge merge = ThreeWayMerge.of(base, Given.labels(BUG, UI), theirs);
        assertEquals(List.of(renamed, UI), apply(theirs, merge.merged()).labels());
    }

    @Test
    void labelsThatWouldBeTooManyTogetherOverlap() {
        Issue base = Some.issue();
        IssuePatch yours = IssuePatch.of(IssueField.LABELS, Some.labels(100, 60));
        ThreeWayMerge merge = merge(base, yours, IssuePatch.of(IssueField.LABELS, Some.labels(200, 41)));
        assertFalse(merge.mergeable());
    }

    @Test
    void labelsThatAreAsManyAsAnIssueCarriesTogetherMerge() {
        Issue base = Some.issue();
        Issue theirs = apply(base, IssuePatch.of(IssueField.LABELS, Some.labels(200, 40)));
        ThreeWayMerge merge = ThreeWayMerge.of(base, IssuePatch.of(IssueField.LABELS, Some.labels(100, 60)), theirs);
        assertEquals(
                IssueRules.MAX_LABELS, apply(theirs, merge.merged()).labels().size());
    }

    @Test
    void renamedFieldIsCalledAsItIsNow() {
        Issue base = apply(Some.issue(), IssuePatch.of(number("Points"), BigDecimal.ONE));
        Issue theirs = apply(base, IssuePatch.of(number("Estimate"), BigDecimal.TEN));
        ThreeWayMerge merge = ThreeWayMerge.of(base, IssuePatch.of(IssueField.TITLE, "Yours"), theirs);
        assertEquals(
                List.of("title", "fields.Estimate"),
                merge.differences().stream()
                        .map(difference -> difference.field().code())
                        .toList());
    }

    @Test
    void mergedEditCallsARenamedFieldAsItIsNow() {
        Issue base = apply(Some.issue(), IssuePatch.of(number("Points"), BigDecimal.ONE));
        Issue changed = apply(base, IssuePatch.of(number("Estimate"), BigDecimal.TEN));
        Issue theirs = apply(changed, IssuePatch.of(number("Estimate"), BigDecimal.ONE));
        IssuePatch yours = IssuePatch.of(number("Estimate"), BigDecimal.TEN);
        Issue merged = apply(theirs, ThreeWayMerge.of(base, yours, theirs).merged());
        assertEquals(
                List.of("fields.Estimate"),
                merged.values().added().stream().map(IssueField::code).toList());
    }

    private static IssueField<BigDecimal> number(String name) {
        return AddedFields.number(new FieldRef(1, name, FieldType.NUMBER));
    }
}
