package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values for tests of issues, fixed and random. Few of each, so that random ones often meet. */
public final class Some {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant LATER = NOON.plusSeconds(60);
    public static final UserRef JANE = new UserRef(1, "jane");
    public static final UserRef JOHN = new UserRef(2, "john");
    public static final LabelRef API = new LabelRef(1, "api", "aaaaaa");
    public static final LabelRef BUG = new LabelRef(2, "Bug", "bbbbbb");
    public static final LabelRef UI = new LabelRef(3, "ui", "cccccc");
    public static final LabelRef ZOO = new LabelRef(4, "zoo", "dddddd");

    private static final List<Status> STATUSES = List.of(Status.values());

    private Some() {}

    public static Issue issue() {
        IssueDraft draft =
                IssueDraft.of("Title", "Text").with(IssueField.ASSIGNEE, JANE).with(IssueField.LABELS, List.of(BUG));
        return Issue.of(draft, 7, JANE, NOON);
    }

    public static Issue issue(Random random) {
        IssueDraft draft = IssueDraft.of(title(random), text(random))
                .with(IssueField.STATUS, status(random))
                .with(IssueField.ASSIGNEE, user(random))
                .with(IssueField.LABELS, labels(random));
        return Issue.of(draft, 7, JANE, NOON);
    }

    /** A patch that mentions each field or not. */
    public static IssuePatch patch(Random random) {
        return patch(random, random.nextInt(32));
    }

    /** A patch that mentions the fields of the bits set: 1 title, 2 description, 4 status, 8 assignee, 16 labels. */
    public static IssuePatch patch(Random random, int fields) {
        IssuePatch patch = IssuePatch.NOTHING;
        patch = (fields & 1) == 0 ? patch : patch.with(IssueField.TITLE, title(random));
        patch = (fields & 2) == 0 ? patch : patch.with(IssueField.DESCRIPTION, text(random));
        patch = (fields & 4) == 0 ? patch : patch.with(IssueField.STATUS, status(random));
        patch = (fields & 8) == 0 ? patch : patch.with(IssueField.ASSIGNEE, user(random));
        return (fields & 16) == 0 ? patch : patch.with(IssueField.LABELS, labels(random));
    }

    public static String title(Random random) {
        return "Title " + random.nextInt(3);
    }

    public static String text(Random random) {
        return random.nextInt(4) == 0 ? "" : "Text " + random.nextInt(3);
    }

    public static Status status(Random random) {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    public static @Nullable UserRef user(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> JANE;
            case 1 -> JOHN;
            default -> null;
        };
    }

    /** Labels that are none of the others: {@code count} of them, their ids from {@code first} on. */
    public static List<LabelRef> labels(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(id -> new LabelRef(id, "label " + id, "ffffff"))
                .toList();
    }

    public static List<LabelRef> labels(Random random) {
        return List.of(API, BUG, UI, ZOO).stream()
                .filter(label -> random.nextBoolean())
                .toList();
    }
}
