package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one field of an issue is stored: in a column of {@code issues}, and in two of {@code issue_history}, one for the
 * value before a version and one for the value after it. Both are null in a version that left the field alone.
 *
 * @param <T> the type of the field's values
 */
public abstract class IssueColumn<T> {
    private final IssueField<T> field;
    private final String from;
    private final String to;

    private IssueColumn(IssueField<T> field) {
        this.field = field;
        this.from = field.code() + "_from";
        this.to = field.code() + "_to";
    }

    IssueField<T> field() {
        return field;
    }

    /** The column of {@code issues}. */
    public String name() {
        return field.code();
    }

    /** A column that holds such a value: of texts, unless a value is no text. */
    public Column column(String name) {
        return Column.text(name);
    }

    /** The value as the database holds it. */
    abstract Object write(T value);

    /** The value in the column of a row; null when there is none. */
    abstract @Nullable T read(ResultSet row, String column) throws SQLException;

    /** Whether the field has a column of {@code issues}. */
    boolean inIssues() {
        return true;
    }

    /** Whether the text may be large, so that lists read it only when it is short. */
    boolean large() {
        return false;
    }

    /** The expressions that select the value of the issue {@code i}. */
    String selected() {
        return "i." + name();
    }

    /**
     * How an update sets the column.
     *
     * @param from with the name after it, what the column becomes
     */
    String assignment(String from) {
        return name() + " = " + from + name();
    }

    /** What that is. */
    @Nullable
    public Object assigned(Revision revision) {
        return inserted(revision.after().values());
    }

    /** What an insert gives the column. */
    public final @Nullable Object inserted(IssueValues values) {
        return written(values.get(field));
    }

    private @Nullable Object written(@Nullable T value) {
        return value == null ? null : write(value);
    }

    /** Puts the value of a row of {@code issues} among the values of its issue. */
    final void readInto(IssueValues.Builder values, ResultSet row) throws SQLException {
        values.set(field, read(row, name()));
    }

    /** The columns of {@code issue_history}: before and after. */
    final List<String> changeNames() {
        return List.of(from, to);
    }

    /** The expressions that select both from the history {@code h}. */
    List<String> changeSelected() {
        return List.of("h." + from, "h." + to);
    }

    /** What a new row of {@code issue_history} holds in both. */
    final void writeChange(HistoryEntry entry, List<@Nullable Object> row) {
        FieldChange<T> change = entry.change(field).orElse(null);
        row.add(change == null ? null : written(change.from()));
        row.add(change == null ? null : written(change.to()));
    }

    /**
     * The change of the field that a row of {@code issue_history} holds; empty when the version left the field alone.
     */
    final Optional<FieldChange<?>> readChange(ResultSet row) throws SQLException {
        T before = read(row, from);
        T after = read(row, to);
        return before == null && after == null
                ? Optional.empty()
                : Optional.of(new FieldChange<>(field, before, after));
    }

    public boolean changedBy(Revision revision) {
        return !field.same(revision.before().get(field), revision.after().get(field));
    }

    /** A text. An update sends it only when it changed: what is null stays as it is. */
    static class Text extends IssueColumn<String> {
        Text(IssueField<String> field) {
            super(field);
        }

        @Override
        Object write(String value) {
            return value;
        }

        @Override
        @Nullable
        String read(ResultSet row, String column) throws SQLException {
            return row.getString(column);
        }

        @Override
        String assignment(String from) {
            return name() + " = coalesce(CAST(" + from + name() + " AS TEXT), " + name() + ")";
        }

        @Override
        @Nullable
        public Object assigned(Revision revision) {
            return changedBy(revision) ? super.assigned(revision) : null;
        }
    }

    /** A text that may be large. */
    static final class LargeText extends Text {
        LargeText(IssueField<String> field) {
            super(field);
        }

        @Override
        boolean large() {
            return true;
        }
    }

    /** A status, by its code. */
    static final class StatusCode extends IssueColumn<Status> {
        StatusCode(IssueField<Status> field) {
            super(field);
        }

        @Override
        Object write(Status value) {
            return value.code();
        }

        @Override
        @Nullable
        Status read(ResultSet row, String column) throws SQLException {
            String code = row.getString(column);
            return code == null
                    ? null
                    : Status.of(code)
                            .orElseThrow(() -> new IllegalStateException("the database holds a status " + code));
        }
    }

    /** A person, by id. The statements join the account for its name, each place under an alias of its own. */
    static final class Person extends IssueColumn<UserRef> {
        private final String code;
        private final String inIssue;
        private final String before;
        private final String after;

        /**
         * Takes the aliases of the accounts.
         *
         * @param inIssue where an issue is read
         * @param before where history is read, of the person before the change
         * @param after likewise, of the person after it
         */
        Person(IssueField<UserRef> field, String inIssue, String before, String after) {
            super(field);
            this.code = field.code();
            this.inIssue = inIssue;
            this.before = before;
            this.after = after;
        }

        @Override
        public String name() {
            return code + "_id";
        }

        @Override
        public Column column(String column) {
            return Column.number(column);
        }

        @Override
        Object write(UserRef value) {
            return value.id();
        }

        @Override
        @Nullable
        UserRef read(ResultSet row, String column) throws SQLException {
            long id = row.getLong(column);
            return row.wasNull() ? null : new UserRef(id, row.getString(username(column)));
        }

        /** The name of the column beside it that has the person's name. */
        private String username(String column) {
            return (column.equals(name()) ? code : column) + "_name";
        }

        @Override
        String selected() {
            return super.selected() + ", " + inIssue + ".username AS " + username(name());
        }

        @Override
        List<String> changeSelected() {
            List<String> names = changeNames();
            return List.of(person(before, names.get(0)), person(after, names.get(1)));
        }

        private String person(String table, String column) {
            return table + ".id AS " + column + ", " + table + ".username AS " + username(column);
        }

        @Override
        String assignment(String from) {
            return name() + " = CAST(" + from + name() + " AS BIGINT)";
        }
    }

    /** Another issue, by id. */
    static final class IssueId extends IssueColumn<Long> {
        private final String name;

        IssueId(IssueField<Long> field) {
            super(field);
            this.name = field.code() + "_id";
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Column column(String column) {
            return Column.number(column);
        }

        @Override
        Object write(Long value) {
            return value;
        }

        @Override
        @Nullable
        Long read(ResultSet row, String column) throws SQLException {
            long id = row.getLong(column);
            return row.wasNull() ? null : id;
        }

        @Override
        String assignment(String from) {
            return name + " = CAST(" + from + name + " AS BIGINT)";
        }
    }

    /** Labels: a table of their own holds those of an issue, a list in one column those of its history. */
    static final class Labels extends IssueColumn<List<LabelRef>> {
        Labels(IssueField<List<LabelRef>> field) {
            super(field);
        }

        @Override
        boolean inIssues() {
            return false;
        }

        @Override
        Object write(List<LabelRef> value) {
            return ListColumn.of(value);
        }

        @Override
        @Nullable
        List<LabelRef> read(ResultSet row, String column) throws SQLException {
            String packed = row.getString(column);
            return packed == null ? null : ListColumn.labels(packed);
        }
    }
}
