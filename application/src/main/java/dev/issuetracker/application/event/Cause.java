package dev.issuetracker.application.event;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;

/** Who made a change, when, and where the call came from. */
public record Cause(UserRef by, Instant at, CallOrigin origin) {
    /** A change that a caller makes. */
    public static Cause of(Caller caller, Instant at) {
        return new Cause(caller.ref(), at, caller.origin());
    }
}
