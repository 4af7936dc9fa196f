package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.PlaceholderCreated;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.User;

/** Makes placeholders for people whom a file names. */
public record NewPeople(Placeholders placeholders, MadeNames names, Cause cause) implements FileNames.Maker<User> {
    private static final int MOST = 10_000;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public String checked(String name, Violations violations) {
        return AccountRules.placeholder(name, violations);
    }

    @Override
    public User make(String name) {
        User placeholder = placeholders.add(name, cause.at());
        names.add(NameKind.PERSON, placeholder.id(), new PlaceholderCreated(cause, placeholder));
        return placeholder;
    }
}
