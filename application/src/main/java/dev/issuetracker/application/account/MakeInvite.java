package dev.issuetracker.application.account;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.user.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to make an invite, as sent: nothing is checked.
 *
 * @param role of the account that will be made with it; null makes a member
 * @param expiresIn how long it is good for, in seconds; null takes {@link InviteService#DEFAULT_LIFE}
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record MakeInvite(@Nullable Role role, @Nullable Long expiresIn, List<Violation> shape) {
    public MakeInvite {
        shape = List.copyOf(shape);
    }

    public MakeInvite(@Nullable Role role, @Nullable Long expiresIn) {
        this(role, expiresIn, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public MakeInvite withShape(List<Violation> violations) {
        return new MakeInvite(role, expiresIn, violations);
    }
}
