package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_LABEL_ISSUE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_LABEL_LABEL;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.ISSUE_LABEL;

import dev.issuetracker.domain.label.LabelRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which labels issues carry, read side by side with the issues, so that no more than one issue's are in memory. */
final class LabelLinks implements AutoCloseable {
    private final Reading reading;
    private final LabelReader labels;
    private final Statement statement;
    private final ResultSet links;
    private boolean more;
    private long count;

    LabelLinks(Reading reading, LabelReader labels) throws SQLException {
        this.reading = reading;
        this.labels = labels;
        this.statement = reading.source().statement();
        DjangoSchema schema = reading.schema();
        this.links = reading.source()
                .rows(
                        statement,
                        "SELECT " + schema.selected(ISSUE_LABEL) + " FROM " + schema.quoted(ISSUE_LABEL) + " ORDER BY "
                                + schema.quoted(ISSUE_LABEL_ISSUE) + ", " + schema.quoted(ISSUE_LABEL_LABEL));
        this.more = links.next();
    }

    /**
     * The labels of an issue.
     *
     * @param issue higher than that of the call before
     */
    List<LabelRef> of(long issue) throws SQLException {
        List<LabelRef> found = new ArrayList<>();
        while (more && links.getLong(ISSUE_LABEL_ISSUE.alias()) <= issue) {
            if (links.getLong(ISSUE_LABEL_ISSUE.alias()) == issue) {
                long id = links.getLong(ISSUE_LABEL_LABEL.alias());
                Optional<LabelRef> label = labels.find(id);
                label.ifPresent(found::add);
                if (label.isEmpty()) {
                    addViolation(ISSUE_LABEL_LABEL, "there is no label " + id + ".");
                }
            } else {
                dangling();
            }
            next();
        }
        return found;
    }

    private void next() throws SQLException {
        count++;
        more = links.next();
    }

    /** How many there were so far. */
    long count() {
        return count;
    }

    /** Looks at what is left once all issues were read: it belongs to none. */
    void finish() throws SQLException {
        while (more) {
            dangling();
            next();
        }
    }

    private void dangling() throws SQLException {
        addViolation(ISSUE_LABEL_ISSUE, "there is no such issue.");
    }

    private void addViolation(DjangoColumn column, String message) throws SQLException {
        reading.violations()
                .add(
                        column.code(),
                        reading.schema().table(ISSUE_LABEL) + ", "
                                + reading.schema().column(ISSUE_LABEL_ISSUE) + " "
                                + links.getString(ISSUE_LABEL_ISSUE.alias()) + ": " + message,
                        "");
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
