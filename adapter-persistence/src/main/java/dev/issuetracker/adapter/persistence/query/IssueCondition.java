package dev.issuetracker.adapter.persistence.query;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the issue {@code i} in the forms in which a list can use it.
 *
 * @param each asked of each issue while the list is gone through in its order; no index is begun with because of it
 * @param ids selects the ids of all issues that meet it, by an index; null where no index has them
 * @param inOrder the same as {@code each}, for which an index has the issues in the order of the list; null where none
 *     has
 * @param costly whether the ids of many issues take longer than to ask each
 * @param few an expression, whether the ids take less time than to ask each; null where counts of ids say so
 * @param near whether a list with {@code each} begins where the first of these issues may be
 * @param oneOf whether it is met by what meets one of several conditions, of which no statistics say how many issues do
 * @param rows by which the issues that meet it are counted; null where each has to be asked
 */
record IssueCondition(
        String each,
        @Nullable String ids,
        @Nullable String inOrder,
        boolean costly,
        @Nullable String few,
        boolean near,
        boolean oneOf,
        @Nullable CountedRows rows) {
    /** Holds for no issue. */
    static final IssueCondition NONE = of("1 = 0", "SELECT NULL");

    /** A condition that only an issue can be asked for. */
    static IssueCondition asked(String each) {
        return of(each, null);
    }

    static IssueCondition of(String each, @Nullable String ids) {
        return of(each, ids, false);
    }

    static IssueCondition of(String each, @Nullable String ids, boolean costly) {
        return sought(each, ids, costly, null);
    }

    /** One whose index may take longer than to ask each issue. */
    static IssueCondition sought(String each, @Nullable String ids, boolean costly, @Nullable String few) {
        return new IssueCondition(each, ids, null, costly, few, false, false, null);
    }

    /** One that an index begins with. */
    static IssueCondition ofIndex(String each, String ids, @Nullable String inOrder) {
        return new IssueCondition(each, ids, inOrder, false, null, false, false, null);
    }

    /** One that is met where one of several is. */
    static IssueCondition ofSeveral(String each, String ids, boolean costly, @Nullable String few) {
        return new IssueCondition(each, ids, null, costly, few, false, true, null);
    }

    /**
     * The same for a list that has a bound in its order.
     *
     * @param near whether the list begins there
     */
    IssueCondition within(String bound, boolean near) {
        return new IssueCondition(each + " AND " + bound, ids, inOrder, costly, few, near, oneOf, rows);
    }

    /** The same where the issues are counted by rows that select their ids, deleted ones too, each once. */
    IssueCondition countedBy(String selection) {
        return counted(new CountedRows(selection, each, null));
    }

    IssueCondition counted(CountedRows by) {
        return new IssueCondition(each, ids, inOrder, costly, few, near, oneOf, by);
    }

    /** The same where the rows that count the issues need not be read, as counts of them are kept. */
    IssueCondition kept(String counts) {
        return rows == null ? this : counted(rows.kept(counts));
    }

    /** The form for a list that is gone through in its order. */
    String walking() {
        return inOrder == null ? each : inOrder;
    }

    /** Whether only a selection of ids finds the issues by an index. */
    boolean selectedOnly() {
        return ids != null && inOrder == null;
    }

    /** The selection of ids, if there is one. */
    Stream<String> selected() {
        return Stream.ofNullable(ids);
    }
}
