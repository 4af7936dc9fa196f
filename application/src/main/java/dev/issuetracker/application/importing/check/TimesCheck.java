package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the times of a row that an issue cannot have, which are brought in order when it is made. */
final class TimesCheck {
    /** Sources write some of their times without the hour. */
    private static final Duration DAY = Duration.ofDays(1);

    private final Instant now;
    private final List<FileViolation> notes = new ArrayList<>();

    private TimesCheck(Instant now) {
        this.now = now;
    }

    /**
     * What is to be said of the times.
     *
     * @param status of the issue
     * @param word what the row calls it
     */
    static List<FileViolation> notes(ImportPast past, Status status, String word, Instant now) {
        TimesCheck check = new TimesCheck(now);
        boolean resolved = status == Status.RESOLVED;
        check.time("created_at", past.created(), null);
        check.time("resolved_at", resolved ? past.resolved() : null, past.created());
        check.time(
                "updated_at", past.updated(), resolved && past.resolved() != null ? past.resolved() : past.created());
        past.comments().stream().map(ImportComment::at).forEach(at -> check.time("comment", at, null));
        if (past.resolved() != null && !resolved) {
            check.notes.add(new FileViolation(
                    "resolved_at",
                    word,
                    "not_resolved",
                    "The file has a time of the resolution, but the status is not resolved; the time is passed over."
                            + " status.NAME= says what a status means."));
        }
        return check.notes;
    }

    /** Names days, since the times of many issues may be wrong for one reason. */
    private void time(String column, @Nullable Instant at, @Nullable Instant first) {
        if (at == null) {
            return;
        }
        String day = at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (at.isAfter(now)) {
            notes.add(new FileViolation(
                    column,
                    day,
                    "future_time",
                    "This time lies in the future, and counts as that of the import; time_zone= says in which zone"
                            + " times without one are."));
        } else if (first != null && at.isBefore(first.minus(DAY))) {
            notes.add(new FileViolation(
                    column,
                    day,
                    "early_time",
                    "This time is before that of the creation or resolution, and counts as that."));
        }
    }
}
