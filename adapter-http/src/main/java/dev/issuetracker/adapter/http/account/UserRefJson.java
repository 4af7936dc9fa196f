package dev.issuetracker.adapter.http.account;

import dev.issuetracker.domain.user.UserRef;

/** A person as answers mention one. */
public record UserRefJson(long id, String username) {
    public static UserRefJson of(UserRef user) {
        return new UserRefJson(user.id(), user.username());
    }
}
