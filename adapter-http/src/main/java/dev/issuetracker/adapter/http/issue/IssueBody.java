package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.AccountRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body names people, labels and issues. */
final class IssueBody {
    /** Stands in the place of an invalid entry, so that the places of the others stay true. No store has this id. */
    private static final long NO_ID = 0;

    private final Body body;
    private final Violations violations;

    IssueBody(Body body, Violations violations) {
        this.body = body;
        this.violations = violations;
    }

    /** The assignee; kept when no field names one, or the field is invalid. */
    ValuePatch<Optional<UserKey>> assignee() {
        Optional<SentValue> byId = body.find("assignee_id");
        Optional<SentValue> assignee = body.find("assignee");
        if (assignee.isPresent()) {
            if (byId.isPresent()) {
                violations.add("assignee_id", "contradiction", "Send assignee or assignee_id, not both.");
                return ValuePatch.keep();
            }
            return user(assignee.get());
        }
        return byId.map(this::userById).orElse(ValuePatch.keep());
    }

    private ValuePatch<Optional<UserKey>> userById(SentValue sent) {
        if (sent.isNull()) {
            return ValuePatch.to(Optional.empty());
        }
        Long id = sent.positive();
        return id == null ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ById(id)));
    }

    private ValuePatch<Optional<UserKey>> user(SentValue sent) {
        if (sent.isNull()) {
            return ValuePatch.to(Optional.empty());
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
        return ValuePatch.keep();
    }

    private ValuePatch<Optional<UserKey>> userByName(String field, String text) {
        String name = TextRules.line(field, text, 1, AccountRules.MAX_USERNAME, violations);
        return violations.has(field) ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ByName(name)));
    }

    /** A person as an answer mentions one. */
    private ValuePatch<Optional<UserKey>> echoedUser(String field, Body echoed) {
        SentValue id = echoed.value("id");
        String name = id == null ? echoed.requiredText("username") : echoed.text("username");
        echoed.end();
        if (id != null) {
            Long number = id.positive();
            return number == null ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ById(number)));
        }
        return name == null || name.isEmpty() ? ValuePatch.keep() : userByName(field, name);
    }

    /** The labels of a field; null when there is none, or it is no list. */
    @Nullable
    List<LabelKey> labels(String field) {
        return body.list(field, this::label);
    }

    private LabelKey label(SentValue sent) {
        Optional<String> name = sent.text();
        if (name.isPresent()) {
            return new LabelKey.ByName(TextRules.line(sent.name(), name.get(), 1, Label.MAX_NAME, violations));
        }
        if (sent.isNumber()) {
            return new LabelKey.ById(idOf(sent));
        }
        Optional<Body> object = sent.object();
        if (object.isPresent()) {
            return new LabelKey.ById(idAmong(object.get(), "name", "color"));
        }
        sent.wrongType("a name, an id, or an object with id");
        return new LabelKey.ById(NO_ID);
    }

    /** The issues that a list of ids names; null when there is none. */
    @Nullable
    List<Target> ids(String field) {
        return body.list(field, sent -> new Target(idOf(sent), null));
    }

    /** The issues that a list of objects names, each with {@code id} and perhaps {@code version}; null when there is none. */
    @Nullable
    List<Target> versioned(String field) {
        return body.list(field, sent -> {
            Optional<Body> object = sent.object();
            if (object.isEmpty()) {
                sent.wrongType("an object with id and version");
                return new Target(NO_ID, null);
            }
            Long version = object.get().version();
            return new Target(idAmong(object.get()), version);
        });
    }

    private static long idOf(SentValue sent) {
        Long id = sent.positive();
        return id == null ? NO_ID : id;
    }

    private static long idAmong(Body object, String... others) {
        if (!object.has("id")) {
            object.addRequired("id");
        }
        Long id = object.number("id");
        object.end(others);
        return id == null ? NO_ID : id;
    }
}
