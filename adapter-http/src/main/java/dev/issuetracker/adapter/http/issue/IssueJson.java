package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue as it is sent.
 *
 * @param more members that follow those of the issue
 */
@JsonSerialize(using = IssueJson.Serializer.class)
record IssueJson(Issue issue, Map<String, @Nullable Object> more) {
    static IssueJson of(Issue issue) {
        return new IssueJson(issue, Map.of());
    }

    /**
     * An issue with its comments.
     *
     * @param commentsNext the URL of the comments that follow; null when these are all
     */
    static IssueJson of(IssueThread thread, @Nullable String commentsNext) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("comments", thread.comments().stream().map(CommentJson::of).toList());
        more.put("comments_next", commentsNext);
        return new IssueJson(thread.issue(), more);
    }

    /** Writes the members of {@link IssueMember} between those that every issue has by itself. */
    static final class Serializer extends JsonSerializer<IssueJson> {
        @Override
        public void serialize(IssueJson json, JsonGenerator generator, SerializerProvider provider) throws IOException {
            Issue issue = json.issue();
            generator.writeStartObject();
            generator.writeNumberField("id", issue.id());
            for (IssueMember<?> member : IssueMember.ALL) {
                provider.defaultSerializeField(member.name(), member.json(issue), generator);
            }
            provider.defaultSerializeField("created_by", UserRefJson.of(issue.createdBy()), generator);
            provider.defaultSerializeField("created_at", issue.createdAt(), generator);
            provider.defaultSerializeField("updated_at", issue.updatedAt(), generator);
            provider.defaultSerializeField("resolved_at", issue.resolvedAt(), generator);
            generator.writeNumberField("comment_count", issue.commentCount());
            generator.writeNumberField("version", issue.version());
            for (Map.Entry<String, @Nullable Object> member : json.more().entrySet()) {
                provider.defaultSerializeField(member.getKey(), member.getValue(), generator);
            }
            generator.writeEndObject();
        }
    }
}
