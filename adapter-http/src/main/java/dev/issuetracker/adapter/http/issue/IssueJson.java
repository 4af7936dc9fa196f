package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.comment.CommentJson;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.relevance.Fragment;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue as it is sent.
 *
 * @param more members that follow those of the issue
 */
@JsonSerialize(using = IssueJson.Serializer.class)
public record IssueJson(Issue issue, Map<String, @Nullable Object> more) {
    /** An issue alone. */
    public static IssueJson of(Issue issue) {
        return new IssueJson(issue, Map.of());
    }

    /** An issue with the parts of its texts that match a search. */
    static IssueJson of(Issue issue, List<Fragment> fragments) {
        return new IssueJson(
                issue,
                Map.of("fragments", fragments.stream().map(FragmentJson::of).toList()));
    }

    /**
     * An issue with its comments.
     *
     * @param commentsNext the URL of the comments that follow; null when these are all
     */
    static IssueJson of(IssueThread thread, @Nullable String commentsNext) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("children", thread.children());
        more.put("comments", thread.comments().stream().map(CommentJson::of).toList());
        more.put("comments_next", commentsNext);
        return new IssueJson(thread.issue(), more);
    }

    /** Writes the members of {@link IssueMember} between those that every issue has by itself. */
    static final class Serializer extends JsonSerializer<IssueJson> {
        private static final SerializableString ID = new SerializedString("id");
        private static final SerializableString CREATED_BY = new SerializedString("created_by");
        private static final SerializableString CREATED_AT = new SerializedString("created_at");
        private static final SerializableString UPDATED_AT = new SerializedString("updated_at");
        private static final SerializableString RESOLVED_AT = new SerializedString("resolved_at");
        private static final SerializableString COMMENT_COUNT = new SerializedString("comment_count");
        private static final SerializableString FIELDS = new SerializedString(IssueBody.FIELDS);
        private static final SerializableString VERSION = new SerializedString("version");

        @Override
        public void serialize(IssueJson json, JsonGenerator generator, SerializerProvider provider) throws IOException {
            Issue issue = json.issue();
            generator.writeStartObject();
            generator.writeFieldName(ID);
            generator.writeNumber(issue.id());
            for (IssueMember<?> member : IssueMember.ALL) {
                write(member.name(), member.json(issue), generator, provider);
            }
            write(CREATED_BY, UserRefJson.of(issue.createdBy()), generator, provider);
            write(CREATED_AT, issue.createdAt(), generator, provider);
            write(UPDATED_AT, issue.updatedAt(), generator, provider);
            write(RESOLVED_AT, issue.resolvedAt(), generator, provider);
            generator.writeFieldName(COMMENT_COUNT);
            generator.writeNumber(issue.commentCount());
            generator.writeFieldName(FIELDS);
            writeFields(issue.values(), generator, provider);
            generator.writeFieldName(VERSION);
            generator.writeNumber(issue.version());
            for (Map.Entry<String, @Nullable Object> member : json.more().entrySet()) {
                provider.defaultSerializeField(member.getKey(), member.getValue(), generator);
            }
            generator.writeEndObject();
        }

        private static void writeFields(IssueValues values, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeStartObject();
            for (IssueField<?> field : values.added()) {
                generator.writeFieldName(field.added().orElseThrow().name());
                write(json(field, values), generator, provider);
            }
            generator.writeEndObject();
        }

        private static <T> @Nullable Object json(IssueField<T> field, IssueValues values) {
            return IssueMember.json(field, values.get(field));
        }

        private static void write(
                SerializableString name, @Nullable Object value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeFieldName(name);
            write(value, generator, provider);
        }

        private static void write(@Nullable Object value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            // Jackson looks up how to write a value; for texts and numbers, of which an issue has some, that costs
            // more than writing.
            if (value instanceof String text) {
                generator.writeString(text);
            } else if (value instanceof BigDecimal number) {
                generator.writeNumber(number);
            } else {
                provider.defaultSerializeValue(value, generator);
            }
        }
    }
}
