package dev.issuetracker.architecture.planted.ports_carry_only_values.domain;

import java.util.List;

public interface Innocent {
    List<Issue> find(Key key, Status[] statuses, Listener listener) throws MissingException;

    <T> T in(T work);

    interface Listener {
        void found(Issue issue);
    }
}
