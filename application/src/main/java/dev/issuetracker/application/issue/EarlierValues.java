package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return possible(List.of(values)).get(0);
    }

    /** The same for the values of many issues, in their order and in a bounded number of statements. */
    public List<IssueValues> possible(List<IssueValues> many) {
        List<IssueValues> existing = references.existing(many);
        Set<Long> above = parents.existing(many.stream()
                .flatMap(values -> Stream.ofNullable(values.parent()))
                .collect(Collectors.toSet()));
        return existing.stream()
                .map(values -> values.parent() == null || above.contains(values.parent())
                        ? values
                        : values.but().set(IssueField.PARENT, null).build())
                .toList();
    }
}
