package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;

/** What issues can have again of the values that they had earlier. */
public final class EarlierValues {
    private final References references;
    private final Parents parents;

    public EarlierValues(IssuePorts ports) {
        this(new References(ports), new Parents(ports.issues(), ports.issueTree()));
    }

    EarlierValues(References references, Parents parents) {
        this.references = references;
        this.parents = parents;
    }

    /** These values, without labels, fields, options and parents that are gone since. */
    public IssueValues possible(IssueValues values) {
        IssueValues existing = references.existing(values);
        Long parent = values.parent();
        return parent == null || parents.exists(parent)
                ? existing
                : existing.but().set(IssueField.PARENT, null).build();
    }
}
