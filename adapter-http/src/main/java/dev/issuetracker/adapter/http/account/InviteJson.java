package dev.issuetracker.adapter.http.account;

import dev.issuetracker.application.account.Invite;
import dev.issuetracker.application.account.InviteService.Made;
import java.time.Instant;

/** An invite as it is listed: without its code, of which the tracker keeps only a hash. */
record InviteJson(long id, String role, UserRefJson createdBy, Instant createdAt, Instant expiresAt) {
    static InviteJson of(Invite invite) {
        return new InviteJson(
                invite.id(),
                invite.role().code(),
                UserRefJson.of(invite.createdBy()),
                invite.createdAt(),
                invite.expiresAt());
    }

    /** A new invite, with the code that is shown this once. */
    record NewInviteJson(long id, String code, String role, Instant createdAt, Instant expiresAt) {
        static NewInviteJson of(Made made) {
            Invite invite = made.invite();
            return new NewInviteJson(
                    invite.id(), made.code(), invite.role().code(), invite.createdAt(), invite.expiresAt());
        }

        @Override
        public String toString() {
            return "NewInviteJson[id=" + id + "]";
        }
    }
}
