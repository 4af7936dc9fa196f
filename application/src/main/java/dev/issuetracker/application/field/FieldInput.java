package dev.issuetracker.application.field;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A given value of one field, on its way into an issue or into a filter. What the field does not take is a violation,
 * which says what was sent and what is accepted.
 */
public final class FieldInput {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int SHOWN_OPTIONS = 20;
    private static final int SHOWN_NAME = 60;

    private final Field field;
    private final String place;
    private final Accounts accounts;
    private final Violations violations;

    /**
     * Takes values of this field.
     *
     * @param place what violations call the value
     */
    public FieldInput(Field field, String place, Accounts accounts, Violations violations) {
        this.field = field;
        this.place = place;
        this.accounts = accounts;
        this.violations = violations;
    }

    /** Sets the field to the value. */
    public void set(GivenValue given, IssueInput input) {
        if (given instanceof GivenValue.Nothing) {
            input.set(AddedFields.of(field.ref()), null);
            return;
        }
        switch (field.type()) {
            case TEXT -> text(given).ifPresent(text -> input.set(AddedFields.text(field.ref()), text));
            case NUMBER -> number(given).ifPresent(number -> input.set(AddedFields.number(field.ref()), number));
            case DATE -> date(given).ifPresent(date -> input.set(AddedFields.date(field.ref()), date));
            case SELECT -> option(place, given).ifPresent(option -> input.set(AddedFields.select(field.ref()), option));
            case MULTI_SELECT -> input.set(AddedFields.multiSelect(field.ref()), options(given));
            case USER -> user(given).ifPresent(user -> input.set(AddedFields.user(field.ref()), user));
        }
    }

    /** The key of the value, of one option where the field takes several; empty when it is no value. */
    public Optional<String> key(GivenValue given) {
        return switch (field.type()) {
            case TEXT ->
                text(given)
                        .map(text -> FieldRules.text(place, text, violations))
                        .map(FieldKeys::of);
            case NUMBER ->
                number(given)
                        .map(number -> FieldRules.number(place, number, violations))
                        .map(FieldKeys::of);
            case DATE ->
                date(given)
                        .map(date -> FieldRules.date(place, date, violations))
                        .map(FieldKeys::of);
            case SELECT, MULTI_SELECT -> option(place, given).map(option -> FieldKeys.ofId(option.id()));
            case USER -> user(given).map(user -> FieldKeys.ofId(user.id()));
        };
    }

    private Optional<String> text(GivenValue given) {
        return given instanceof GivenValue.Text text
                ? Optional.of(text.text())
                : rejected(place, given, "a text of at most " + FieldRules.MAX_TEXT + " characters");
    }

    private Optional<BigDecimal> number(GivenValue given) {
        return given instanceof GivenValue.Decimal number
                ? Optional.of(number.number())
                : rejected(place, given, "a number such as 3 or 2.5");
    }

    private Optional<LocalDate> date(GivenValue given) {
        String accepted = "a day such as \"2026-12-01\"";
        if (!(given instanceof GivenValue.Text text)) {
            return rejected(place, given, accepted);
        }
        try {
            String day = text.text().strip();
            if (DAY.matcher(day).matches()) {
                return Optional.of(LocalDate.parse(day));
            }
        } catch (DateTimeException notInTheCalendar) {
            // The violation below says what is accepted.
        }
        violations.add(place, "invalid_date", must(place, given, accepted) + ".");
        return Optional.empty();
    }

    /** @param at what violations call the option */
    private Optional<OptionRef> option(String at, GivenValue given) {
        if (!(given instanceof GivenValue.Text text)) {
            return rejected(at, given, oneOfTheOptions());
        }
        Optional<FieldOption> option = field.option(text.text().strip());
        if (option.isEmpty()) {
            violations.add(at, "unknown_option", unknownOption(at, text));
        }
        return option.map(FieldOption::ref);
    }

    private String unknownOption(String at, GivenValue.Text text) {
        List<String> names = field.options().stream().map(FieldOption::name).toList();
        String meant = NearestName.of(text.text(), names)
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        return must(at, text, oneOfTheOptions()) + meant;
    }

    private List<OptionRef> options(GivenValue given) {
        if (!(given instanceof GivenValue.Several several)) {
            rejected(place, given, "an array, each entry " + oneOfTheOptions());
            return List.of();
        }
        List<GivenValue> entries = several.entries();
        if (entries.size() > FieldRules.MAX_OPTIONS) {
            violations.add(
                    place,
                    "too_many",
                    place + " has " + entries.size() + " entries, at most " + FieldRules.MAX_OPTIONS
                            + " are accepted.");
            return List.of();
        }
        List<OptionRef> options = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            option(place + "[" + i + "]", entries.get(i)).ifPresent(options::add);
        }
        return options;
    }

    private Optional<UserRef> user(GivenValue given) {
        Optional<UserRef> found;
        String sought;
        String end = ".";
        if (given instanceof GivenValue.Text text) {
            found = accounts.named().apply(text.text());
            sought = "named " + TextRules.shortened(text.text(), SHOWN_NAME);
            end = found.isEmpty() ? accounts.meant().apply(text.text()) : end;
        } else if (given instanceof GivenValue.Account account) {
            found = accounts.withId().apply(account.id());
            sought = "with id " + account.id();
        } else {
            return rejected(place, given, "a username, or an object with id");
        }
        if (found.isEmpty()) {
            violations.add(place, "unknown_user", "There is no user " + sought + end);
        }
        return found;
    }

    private String oneOfTheOptions() {
        List<FieldOption> options = field.options();
        String more = options.size() > SHOWN_OPTIONS ? " and " + (options.size() - SHOWN_OPTIONS) + " more" : "";
        return options.stream()
                .limit(SHOWN_OPTIONS)
                .map(FieldOption::name)
                .collect(Collectors.joining(", ", "one of ", more));
    }

    private <T> Optional<T> rejected(String at, GivenValue given, String accepted) {
        if (!(given instanceof GivenValue.Unreadable)) {
            violations.add(at, "wrong_type", must(at, given, accepted) + ".");
        }
        return Optional.empty();
    }

    private static String must(String at, GivenValue given, String accepted) {
        return at + " must be " + accepted + ", not " + given.shown();
    }
}
