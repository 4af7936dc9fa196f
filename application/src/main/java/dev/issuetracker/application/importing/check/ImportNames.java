package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.Unused;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.user.User;
import java.util.List;
import java.util.stream.Stream;

/**
 * What names of a file stand for.
 *
 * @param made what of it did not exist before
 * @param fields all that a team added, as they were when the reading began, and those that are made
 */
public record ImportNames(FileNames<Label> labels, FileNames<User> users, FileFields fields, MadeNames made) {
    /** The fields of an issue whose values are accounts. */
    public List<IssueField<?>> people() {
        return Stream.concat(
                        Stream.of(IssueField.ASSIGNEE),
                        fields.read().stream()
                                .filter(field -> field.type() == FieldType.USER)
                                .map(field -> AddedFields.user(field.ref())))
                .<IssueField<?>>map(field -> field)
                .toList();
    }

    /** What the sender says of people whom no row names that was learned. */
    public List<Unused> unusedPeople() {
        return users.unused().stream().map(Unused::person).toList();
    }

    /** What the sender says of new fields that no column of the file fills. */
    public List<Unused> unusedFields(FileFacts file) {
        return fields.unfilled(file.columns().read()).stream()
                .map(Unused::newField)
                .toList();
    }

    /** Says what was made, once the last row is stored, in the unit of work of the thread. */
    public void finish() {
        made.publish();
        fields.finish();
    }

    /** Looks up the names of a batch, and makes what is missing where that is wanted. */
    public void learn(RowBatch batch) {
        labels.learn(batch.labels());
        users.learn(batch.users());
        fields.learn(batch.rows());
    }
}
