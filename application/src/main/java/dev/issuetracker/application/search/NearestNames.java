package dev.issuetracker.application.search;

import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.Users;
import java.util.List;

/** Asks whether another name was meant than a misspelt one, at the end of a message. */
public record NearestNames(Labels labels, Users users) {
    /** Among how many names the nearest is sought. */
    private static final int COMPARED = 1_000;

    /** The end of a message about a label that does not exist. */
    public String label(String name) {
        List<Label> first = labels.list(PageRequest.first(COMPARED)).items();
        return SearchViolations.meant(
                NearestName.of(name, first.stream().map(Label::name).toList()));
    }

    /** The end of a message about an account that does not exist. */
    public String user(String name) {
        List<User> first =
                users.list(UserFilter.all(), PageRequest.first(COMPARED)).items();
        return SearchViolations.meant(
                NearestName.of(name, first.stream().map(User::username).toList()));
    }
}
