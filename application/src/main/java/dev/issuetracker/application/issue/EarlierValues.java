package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.List;

/** What issues can have again of the values that they had earlier. */
public final class EarlierValues {
    private final References references;

    public EarlierValues(IssuePorts ports) {
        this(new References(ports));
    }

    EarlierValues(References references) {
        this.references = references;
    }

    /**
     * These values, without labels, fields and options that are gone since. A parent stays also when it is deleted: it
     * may be restored, and then has its children again.
     */
    public IssueValues possible(IssueValues values) {
        return possible(List.of(values)).get(0);
    }

    /** The same for the values of many issues, in their order and in a bounded number of statements. */
    public List<IssueValues> possible(List<IssueValues> many) {
        return references.existing(many);
    }
}
