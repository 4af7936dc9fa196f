package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    public static final IssueField<BigDecimal> ESTIMATE =
            AddedFields.number(new FieldRef(1, "Estimate", FieldType.NUMBER));
    public static final IssueField<OptionRef> PRIORITY =
            AddedFields.select(new FieldRef(2, "Priority", FieldType.SELECT));
    public static final IssueField<List<OptionRef>> SYSTEMS =
            AddedFields.multiSelect(new FieldRef(3, "Systems", FieldType.MULTI_SELECT));

    /** In the order in which history names them. */
    public static final List<IssueField<?>> FIELDS = Stream.concat(
                    IssueField.ALL.stream(), Stream.of(ESTIMATE, PRIORITY, SYSTEMS))
            .toList();

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
                .with(IssueField.LABELS, labels(random))
                .with(ESTIMATE, estimate(random))
                .with(PRIORITY, option(random))
                .with(SYSTEMS, options(random));
        return Issue.of(draft, 7, JANE, NOON);
    }

    /** A patch that mentions each field or not. */
    public static IssuePatch patch(Random random) {
        return patch(random, random.nextInt(256));
    }

    /**
     * A patch that mentions the fields of the bits set: 1 title, 2 description, 4 status, 8 assignee, 16 labels, 32
     * estimate, 64 priority, 128 systems.
     */
    public static IssuePatch patch(Random random, int fields) {
        IssuePatch patch = IssuePatch.NOTHING;
        patch = (fields & 1) == 0 ? patch : patch.with(IssueField.TITLE, title(random));
        patch = (fields & 2) == 0 ? patch : patch.with(IssueField.DESCRIPTION, text(random));
        patch = (fields & 4) == 0 ? patch : patch.with(IssueField.STATUS, status(random));
        patch = (fields & 8) == 0 ? patch : patch.with(IssueField.ASSIGNEE, user(random));
        patch = (fields & 16) == 0 ? patch : patch.with(IssueField.LABELS, labels(random));
        patch = (fields & 32) == 0 ? patch : patch.with(ESTIMATE, estimate(random));
        patch = (fields & 64) == 0 ? patch : patch.with(PRIORITY, option(random));
        return (fields & 128) == 0 ? patch : patch.with(SYSTEMS, options(random));
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

    public static @Nullable BigDecimal estimate(Random random) {
        return random.nextInt(3) == 0 ? null : new BigDecimal(random.nextInt(3));
    }

    public static @Nullable OptionRef option(Random random) {
        return options(random).stream().findFirst().orElse(null);
    }

    public static List<OptionRef> options(Random random) {
        return Stream.of(new OptionRef(1, "one"), new OptionRef(2, "Two"), new OptionRef(3, "three"))
                .filter(option -> random.nextBoolean())
                .toList();
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
