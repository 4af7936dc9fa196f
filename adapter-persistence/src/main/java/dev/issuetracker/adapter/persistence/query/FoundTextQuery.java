package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.row.IssueColumns;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** What the newest issues that a filter finds say. */
public final class FoundTextQuery {
    private static final String COMMENTS = """
            SELECT issue_id, id, body
            FROM (SELECT m.issue_id, m.id, substr(m.body, 1, <characters>) AS body,
                         row_number() OVER (PARTITION BY m.issue_id ORDER BY m.id DESC) AS place
                  FROM comments m
                  WHERE m.issue_id IN (<ids>) AND (<found>)) AS f
            WHERE place <= :most
            ORDER BY issue_id, place
            """;

    private final Handle handle;
    private final IssueConditions conditions;
    private final int most;

    /** The query for the texts of at most that many issues. */
    public FoundTextQuery(Handle handle, Dialect dialect, IssueFilter filter, int most) {
        this.handle = handle;
        this.conditions = new IssueConditions(handle, dialect, filter, IssueSort.DEFAULT, PageRequest.first(most));
        this.most = most;
    }

    /** The texts, and the issues' comments that have one of the folded words. */
    public List<FoundText> run(Collection<String> inComments) {
        String sql = "SELECT i.id, i.created_at, " + IssueColumns.OCTETS + " AS octets, substr(i.search_text, 1, "
                + FoundText.MOST_CHARACTERS + ") AS search_text FROM issues i WHERE " + conditions.sql()
                + " ORDER BY i.created_at DESC, i.id DESC LIMIT " + most;
        List<FoundText> found = conditions
                .bind(handle.createQuery(sql))
                .map((row, context) -> text(row))
                .list();
        if (inComments.isEmpty() || found.isEmpty()) {
            return found;
        }
        Map<Long, List<CommentText>> comments =
                comments(found.stream().map(FoundText::id).toList(), List.copyOf(inComments));
        return found.stream()
                .map(text -> text.withComments(comments.getOrDefault(text.id(), List.of())))
                .toList();
    }

    private static FoundText text(ResultSet row) throws SQLException {
        String text = row.getString("search_text");
        int end = text.indexOf(ListColumn.FIELD);
        return new FoundText(
                row.getLong("id"),
                Micros.read(row, "created_at"),
                row.getLong("octets"),
                text.substring(0, end),
                text.substring(end + ListColumn.FIELD.length()),
                List.of());
    }

    private Map<Long, List<CommentText>> comments(List<Long> issues, List<String> words) {
        String found = IntStream.range(0, words.size())
                .mapToObj(i -> "m.search_text" + LookupKey.like("word" + i))
                .collect(Collectors.joining(" OR "));
        Map<String, String> patterns = IntStream.range(0, words.size())
                .boxed()
                .collect(Collectors.toMap(i -> "word" + i, i -> LookupKey.pattern(LookupKey.of(words.get(i)))));
        Map<Long, List<CommentText>> comments = new HashMap<>();
        handle.createQuery(COMMENTS)
                .define("characters", FoundText.MOST_CHARACTERS)
                .define("found", found)
                .bindList("ids", issues)
                .bind("most", FoundText.MOST_COMMENTS)
                .bindMap(patterns)
                .map((row, context) ->
                        Map.entry(row.getLong("issue_id"), new CommentText(row.getLong("id"), row.getString("body"))))
                .forEach(comment -> comments.computeIfAbsent(comment.getKey(), any -> new ArrayList<>())
                        .add(comment.getValue()));
        return comments;
    }
}
