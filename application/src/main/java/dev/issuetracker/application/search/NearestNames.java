package dev.issuetracker.application.search;

import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether another name was meant than a misspelt one, at the end of a message. For one request: names are read
 * once, however many are misspelt.
 */
public final class NearestNames {
    /** Among how many names the nearest is sought. */
    private static final int COMPARED = 1_000;

    private final Labels labels;
    private final Users users;
    private @Nullable List<String> ofLabels;
    private @Nullable List<String> ofUsers;

    public NearestNames(Labels labels, Users users) {
        this.labels = labels;
        this.users = users;
    }

    /** The end of a message about a label that does not exist. */
    public String label(String name) {
        if (ofLabels == null) {
            ofLabels = labels.list(PageRequest.first(COMPARED)).items().stream()
                    .map(Label::name)
                    .toList();
        }
        return SearchViolations.meant(NearestName.of(name, ofLabels));
    }

    /** The end of a message about an account that does not exist. */
    public String user(String name) {
        if (ofUsers == null) {
            ofUsers = users.list(UserFilter.all(), PageRequest.first(COMPARED)).items().stream()
                    .map(User::username)
                    .toList();
        }
        return SearchViolations.meant(NearestName.of(name, ofUsers));
    }
}
