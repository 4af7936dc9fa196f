package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.AccountRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a body names people, labels and issues, and gives values of added fields. */
final class IssueBody {
    /** The field that has the values of added fields. */
    static final String FIELDS = "fields";

    private final Body body;
    private final Violations violations;

    IssueBody(Body body, Violations violations) {
        this.body = body;
        this.violations = violations;
    }

    /** The text of a field; null when the body has none, or it is invalid. */
    @Nullable
    String text(IssueField<?> field) {
        return field.optional() ? body.optionalText(field.code()) : body.text(field.code());
    }

    /** The assignee; null when no field names one, or the field is invalid. */
    @Nullable
    UserKey assignee() {
        Optional<SentValue> byId = body.find("assignee_id");
        Optional<SentValue> assignee = body.find("assignee");
        if (assignee.isPresent()) {
            if (byId.isPresent()) {
                violations.add("assignee_id", "contradiction", "Send assignee or assignee_id, not both.");
                return null;
            }
            return user(assignee.get());
        }
        return byId.isPresent() ? userById(byId.get()) : null;
    }

    private @Nullable UserKey userById(SentValue sent) {
        if (sent.isNull()) {
            return UserKey.NOBODY;
        }
        Long id = sent.positive();
        return id == null ? null : new UserKey.ById(id);
    }

    private @Nullable UserKey user(SentValue sent) {
        if (sent.isNull()) {
            return UserKey.NOBODY;
        }
        Optional<String> name = sent.text();
        if (name.isPresent()) {
            return userByName(sent.name(), name.get());
        }
        Optional<Body> object = sent.object();
        if (object.isPresent()) {
            return echoedUser(sent.name(), object.get());
        }
        sent.wrongType("a username, null, or an object with id");
        return null;
    }

    private @Nullable UserKey userByName(String field, String text) {
        String name = TextRules.sought(field, text, AccountRules.MAX_USERNAME, violations);
        return violations.has(field) ? null : new UserKey.ByName(name);
    }

    /** A person as an answer mentions one. */
    private @Nullable UserKey echoedUser(String field, Body echoed) {
        SentValue id = echoed.value("id");
        String name = id == null ? echoed.requiredText("username") : echoed.text("username");
        echoed.end();
        if (id != null) {
            Long number = id.positive();
            return number == null ? null : new UserKey.ById(number);
        }
        return name == null || name.isEmpty() ? null : userByName(field, name);
    }

    /** The parent; empty when no field names one, or the field is invalid, and an empty one for no parent. */
    Optional<OptionalLong> parent() {
        Optional<SentValue> sent = body.find("parent");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.get().isNull()) {
            return Optional.of(OptionalLong.empty());
        }
        return Optional.ofNullable(sent.get().positive()).map(OptionalLong::of);
    }

    /** The labels of a field; null when there is none, or it is no list. */
    @Nullable
    List<LabelKey> labels(String field) {
        return body.list(field, this::label);
    }

    private LabelKey label(SentValue sent) {
        Optional<String> name = sent.text();
        if (name.isPresent()) {
            return new LabelKey.ByName(TextRules.sought(sent.name(), name.get(), Label.MAX_NAME, violations));
        }
        if (sent.isNumber()) {
            return label(sent.positive());
        }
        Optional<Body> object = sent.object();
        if (object.isPresent()) {
            return label(idAmong(object.get(), "name", "color"));
        }
        sent.wrongType("a name, an id, or an object with id");
        return LabelKey.UNREADABLE;
    }

    private static LabelKey label(@Nullable Long id) {
        return id == null ? LabelKey.UNREADABLE : new LabelKey.ById(id);
    }

    /** The values of added fields, by the names that the body has for them; none when it has none, or is invalid. */
    Map<String, GivenValue> fields() {
        Map<String, GivenValue> fields = new LinkedHashMap<>();
        body.members(FIELDS).forEach((name, sent) -> fields.put(name, given(sent)));
        return fields;
    }

    private GivenValue given(SentValue sent) {
        if (sent.isNull()) {
            return GivenValue.NOTHING;
        }
        return sent.text()
                .map(GivenValue::text)
                .or(() -> sent.decimal().map(GivenValue::number))
                .or(() -> sent.entries().map(this::several))
                .or(() -> sent.object().map(object -> account(sent.name(), object)))
                .orElseGet(() -> GivenValue.other(sent.kind()));
    }

    private GivenValue several(List<SentValue> entries) {
        return GivenValue.several(entries.stream().map(this::given).toList());
    }

    private GivenValue account(String field, Body object) {
        UserKey user = echoedUser(field, object);
        if (user instanceof UserKey.ById byId) {
            return GivenValue.account(byId.id());
        }
        return user instanceof UserKey.ByName byName ? GivenValue.text(byName.username()) : GivenValue.UNREADABLE;
    }

    /** The issues that a list of ids names; null when there is none. */
    @Nullable
    List<Target> ids(String field) {
        return body.list(field, sent -> target(sent.positive(), null));
    }

    /**
     * The issues that a list of objects names, each with {@code id} and perhaps {@code version}; null when there is
     * none.
     */
    @Nullable
    List<Target> versioned(String field) {
        return body.list(field, sent -> {
            Optional<Body> object = sent.object();
            if (object.isEmpty()) {
                sent.wrongType("an object with id and version");
                return Target.UNREADABLE;
            }
            Long version = object.get().version();
            return target(idAmong(object.get()), version);
        });
    }

    private static Target target(@Nullable Long id, @Nullable Long version) {
        return id == null ? Target.UNREADABLE : Target.of(id, version);
    }

    private static @Nullable Long idAmong(Body object, String... others) {
        if (!object.has("id")) {
            object.addRequired("id");
        }
        Long id = object.number("id");
        object.end(others);
        return id;
    }
}
