package dev.issuetracker.adapter.http.problem;

import dev.issuetracker.domain.error.TrackerException;
import java.util.Map;
import java.util.function.Function;

/**
 * What the problems of one type of exception say beyond what every problem says. A feature makes one for each of its
 * exceptions that has more to say than a message and violations.
 *
 * @param <E> the type of the exceptions
 */
public record ProblemMembers<E extends TrackerException>(Class<E> type, Function<E, Map<String, Object>> members) {
    boolean matches(TrackerException exception) {
        return type.isInstance(exception);
    }

    Map<String, Object> of(TrackerException exception) {
        return members.apply(type.cast(exception));
    }
}
