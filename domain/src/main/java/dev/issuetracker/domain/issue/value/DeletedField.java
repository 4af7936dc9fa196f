package dev.issuetracker.domain.issue.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link HistoryField#DELETED}. */
final class DeletedField implements HistoryField<Boolean> {
    @Override
    public String code() {
        return "deleted";
    }

    @Override
    public Boolean of(IssueValues values, boolean deleted) {
        return deleted;
    }

    @Override
    public boolean same(@Nullable Boolean one, @Nullable Boolean other) {
        return Objects.equals(one, other);
    }

    @Override
    public String toString() {
        return code();
    }
}
