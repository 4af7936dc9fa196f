package dev.issuetracker.application.saved;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.TextShared;
import dev.issuetracker.application.event.TrackerEvent.TextUnshared;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people keep under names, of one kind. Others see what is shared; the owners change it, and so do admins. */
public final class SavedTextService {
    /** How many texts of a kind an account has at most. */
    public static final int MAX_TEXTS = 100;

    /** Finds out whether a text of a right length can be stored, in a unit of work. */
    @FunctionalInterface
    public interface Check {
        /** What is wrong with it. */
        List<Violation> check(SavedText wanted, Caller by);
    }

    private final SavedRules rules;
    private final SavedKind kind;
    private final SavedTexts texts;
    private final SavedNames names;
    private final Check check;
    private final Events events;
    private final Users users;
    private final Clock clock;

    /** Keeps texts by these rules. */
    public SavedTextService(SavedRules rules, SavedTexts texts, Check check, Events events, Users users, Clock clock) {
        this.rules = rules;
        this.kind = rules.kind();
        this.texts = texts;
        this.names = new SavedNames(texts);
        this.check = check;
        this.events = events;
        this.users = users;
        this.clock = clock;
    }

    /** The texts that the caller sees, its own and those that others share, oldest first. */
    public Page<SavedText, Long> list(Caller by, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return events.reading(() -> texts.list(by.user().id(), request));
    }

    /**
     * One of them.
     *
     * @throws TrackerException {@code NOT_FOUND}, also when it is another's alone
     */
    public SavedText get(Caller by, long id) {
        by.demand(Permission.READ);
        return events.reading(() -> visible(by, id));
    }

    /**
     * What a name means.
     *
     * @param text empty when the name means no text, or several
     * @param violations say which of both then; none otherwise
     */
    public record Named(Optional<SavedText> text, List<Violation> violations) {
        public Named {
            violations = List.copyOf(violations);
        }
    }

    /**
     * The text that a name means: {@code bugs} or {@code jane/bugs}. An own one comes before those of others.
     *
     * @param field what the request calls the name
     */
    public Named named(Caller by, String name, String field) {
        by.demand(Permission.READ);
        return events.reading(() -> {
            List<SavedText> found = names.find(name, by.ref());
            if (found.size() == 1) {
                return new Named(Optional.of(found.get(0)), List.of());
            }
            Violation violation = found.isEmpty()
                    ? new Violation(field, kind.unknown(), unknown(name, by))
                    : new Violation(field, "ambiguous", ambiguous(found));
            return new Named(Optional.empty(), List.of(violation));
        });
    }

    private String ambiguous(List<SavedText> found) {
        String written = SavedNames.choice(found, owned -> owned);
        return "Several people share a " + kind.noun() + " of this name: write " + written + ".";
    }

    private String unknown(String name, Caller by) {
        String shown = TextRules.shortened(name, SavedText.MAX_NAME);
        return "There is no " + kind.noun() + " named " + shown + "."
                + names.nearest(name, by.ref())
                        .map(other -> " Did you mean " + other + "?")
                        .orElse("");
    }

    /**
     * Keeps a text of the caller.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code FORBIDDEN} when the caller may not
     *     share, {@link SavedKind#taken}, or {@link SavedRules#tooMany}
     */
    public SavedText create(Caller by, EditSavedText command) {
        by.demand(rules.keep());
        boolean shared = Boolean.TRUE.equals(command.shared());
        if (shared) {
            by.demand(rules.share());
        }
        return events.in(() -> {
            Instant at = clock.instant();
            Violations violations = Violations.of(command.shape());
            String name = SavedText.checkName(command.name(), violations);
            String text = kind.checkText(command.text(), violations);
            checkStorable(new SavedText(0, by.ref(), name, text, shared, at, at, 1), by, violations);
            // Held, so that two requests at once do not both see room for one more.
            users.hold(by.user().id());
            if (texts.count(by.user().id()) >= MAX_TEXTS) {
                throw new TrackerException(
                        rules.tooMany(),
                        "You have " + MAX_TEXTS + " " + kind.plural()
                                + ", and no more are allowed; remove one that you no longer use.");
            }
            SavedText added = texts.add(by.ref(), name, text, shared, at);
            if (shared) {
                events.publish(new TextShared(Cause.of(by, at), kind, added));
            }
            return added;
        });
    }

    /**
     * Edits a text; what the command does not mention is kept.
     *
     * @throws TrackerException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code VALIDATION_FAILED} with all violations, or
     *     {@link SavedKind#taken}
     * @throws StaleVersionException when another version is current
     */
    public SavedText edit(Caller by, long id, EditSavedText command) {
        by.demand(rules.keep());
        return events.in(() -> {
            SavedText current = writable(by, id, command.version());
            Violations violations = Violations.of(command.shape());
            String name = Names.edited(current.name(), command.name(), sent -> SavedText.checkName(sent, violations));
            String text = command.text() == null ? current.text() : kind.checkText(command.text(), violations);
            boolean shared = command.shared() == null ? current.shared() : command.shared();
            Instant at = clock.instant();
            SavedText edited = current.edit(name, text, shared, at);
            if (mustBeReadable(current, edited)) {
                checkStorable(edited, by, violations);
            }
            violations.throwIfAny();
            if (shared && !current.shared()) {
                by.demand(rules.share());
            }
            if (edited.version() != current.version()) {
                texts.save(edited);
                publishSharing(current, edited, Cause.of(by, at));
            }
            return edited;
        });
    }

    private void publishSharing(SavedText before, SavedText after, Cause cause) {
        if (after.shared() && !before.shared()) {
            events.publish(new TextShared(cause, kind, after));
        } else if (before.shared() && !after.shared()) {
            events.publish(new TextUnshared(cause, kind, after));
        }
    }

    /**
     * Removes a text. What names it can no longer be read until it is edited.
     *
     * @param version the version that must be current; null removes whatever version is
     * @throws TrackerException {@code NOT_FOUND} or {@code FORBIDDEN}
     * @throws StaleVersionException when another version is current
     */
    public void remove(Caller by, long id, @Nullable Long version) {
        by.demand(rules.keep());
        events.run(() -> {
            SavedText text = writable(by, id, version);
            texts.remove(text);
            if (text.shared()) {
                events.publish(new TextUnshared(Cause.of(by, clock.instant()), kind, text));
            }
        });
    }

    /** With another name, or when others see it, a text may be one that its own text comes to name. */
    private static boolean mustBeReadable(SavedText before, SavedText after) {
        return !after.name().equals(before.name())
                || !after.text().equals(before.text())
                || (after.shared() && !before.shared());
    }

    private void checkStorable(SavedText wanted, Caller by, Violations violations) {
        if (!violations.has("name") && !violations.has(kind.member())) {
            check.check(wanted, by).forEach(violations::addAnother);
        }
        violations.throwIfAny();
    }

    private SavedText writable(Caller by, long id, @Nullable Long version) {
        SavedText text = visible(by, id);
        if (text.owner().id() != by.user().id() && !by.may(rules.moderate())) {
            throw new TrackerException(
                    ErrorCode.FORBIDDEN,
                    "Only " + text.owner().username() + " or an admin may change this " + kind.noun() + ".");
        }
        if (version != null && version != text.version()) {
            throw new StaleVersionException(kind.noun(), id, version, text.version());
        }
        return text;
    }

    private SavedText visible(Caller by, long id) {
        return texts.find(id)
                .filter(text -> text.visibleTo(by.user().id()))
                .orElseThrow(() -> TrackerException.notFound(kind.noun(), id));
    }
}
