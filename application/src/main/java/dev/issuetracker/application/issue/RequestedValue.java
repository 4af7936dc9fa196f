package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value for a field as a caller asks for it: nothing looked up and nothing checked.
 *
 * @param <T> the type of the field's values
 */
sealed interface RequestedValue<T> {
    IssueField<T> field();

    /** Looks up what it names, and puts it in. */
    void into(IssueInput input, References references);

    /** A value; null when there is to be none. */
    record Given<T>(IssueField<T> field, @Nullable T value) implements RequestedValue<T> {
        @Override
        public void into(IssueInput input, References references) {
            input.set(field, value);
        }
    }

    /** A value that is written as a text. */
    record Written<T>(IssueField<T> field, String text) implements RequestedValue<T> {
        @Override
        public void into(IssueInput input, References references) {
            input.read(field, text);
        }
    }

    /** An assignee. */
    record Assignee(UserKey key) implements RequestedValue<UserRef> {
        @Override
        public IssueField<UserRef> field() {
            return IssueField.ASSIGNEE;
        }

        @Override
        public void into(IssueInput input, References references) {
            input.set(field(), references.user(key, input.violations()));
        }
    }

    /** Labels. */
    record Labels(List<LabelKey> keys) implements RequestedValue<List<LabelRef>> {
        public Labels {
            keys = List.copyOf(keys);
        }

        @Override
        public IssueField<List<LabelRef>> field() {
            return IssueField.LABELS;
        }

        @Override
        public void into(IssueInput input, References references) {
            input.set(field(), references.labels(field().code(), keys, input.violations()));
        }
    }
}
