package dev.issuetracker.application.search;

import dev.issuetracker.application.field.FieldInput;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.search.Range.End;
import dev.issuetracker.application.search.Range.Stretch;
import dev.issuetracker.application.search.syntax.Expected;
import dev.issuetracker.application.search.syntax.Operator;
import dev.issuetracker.application.search.syntax.SearchKey;
import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.text.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes filters of conditions on fields that a team added. */
final class FieldConditions {
    private final SearchNames names;
    private final Moments moments;
    private final SearchViolations violations;

    FieldConditions(SearchNames names, Moments moments, SearchViolations violations) {
        this.names = names;
        this.moments = moments;
        this.violations = violations;
    }

    /** The filter of a condition whose key is no other than a field. */
    IssueFilter of(Term term) {
        List<Field> fields = term.ofField()
                ? names.fields().find(term.key()).stream().toList()
                : names.fields().findBare(term.key());
        if (fields.size() == 1) {
            return of(fields.get(0), term);
        }
        if (!fields.isEmpty()) {
            return violations.reject(
                    term.place(), "ambiguous", ambiguous(fields), apart(fields).toArray(String[]::new));
        }
        if (term.ofField()) {
            Violations unknown = new Violations();
            names.fields().find(term.key(), term.name(), unknown);
            violations.relay(term.place(), unknown, List.of(Expected.FIELD));
            return IssueFilter.all();
        }
        return violations.reject(term.place(), "unknown_key", unknown(term.key()), Expected.KEY);
    }

    private static String ambiguous(List<Field> fields) {
        return "Several fields are called so, or begin so: " + String.join(" and ", apart(fields))
                + " tell them apart.";
    }

    private static List<String> apart(List<Field> fields) {
        return fields.stream()
                .map(field -> "field:" + Writing.quotation(field.name()))
                .toList();
    }

    private String unknown(String key) {
        List<String> keys = Stream.concat(
                        Stream.concat(SearchKey.codes().stream(), Stream.of("field")),
                        names.fields().list().map(field -> Writing.key(field, names.fields())))
                .toList();
        return "There is no key " + key + SearchViolations.meant(nearest(key, keys))
                + " To find the text itself, put it between quotes.";
    }

    /** The key with the fewest typing mistakes, or else one that goes on where the written one ends. */
    private static Optional<String> nearest(String key, List<String> keys) {
        return NearestName.of(key, keys)
                .or(() -> keys.stream()
                        .filter(longer -> CaseFolding.fold(longer).startsWith(CaseFolding.fold(key)))
                        .findFirst());
    }

    /** The issues without a value of the field. */
    static IssueFilter without(Field field) {
        return filter(FieldFilter.noValue(field.ref()));
    }

    private static IssueFilter filter(FieldFilter filter) {
        return IssueFilter.all().fields(List.of(filter));
    }

    private IssueFilter of(Field field, Term term) {
        Value value = term.value();
        boolean asked = Range.isMeant(value);
        if (!asked && !value.quoted() && FieldRules.isNone(value.text())) {
            return without(field);
        }
        return switch (field.type()) {
            case DATE -> range(field, value, this::days, Days.ACCEPTED);
            case TEXT, NUMBER ->
                asked
                        ? range(field, value, text -> single(field, term, text), "a range such as a..b")
                        : is(field, term);
            case SELECT, MULTI_SELECT, USER ->
                value.operator() == Operator.IS
                        ? is(field, term)
                        : violations.reject(
                                value.place(),
                                "not_accepted",
                                noRange(field),
                                expected(field).toArray(String[]::new));
        };
    }

    private static String noRange(Field field) {
        return field.name() + " is of type " + field.type().code()
                + ": only texts, numbers and dates are found by range.";
    }

    private IssueFilter is(Field field, Term term) {
        return key(field, term, term.value().text())
                .map(key -> filter(new FieldFilter.AnyOf(field.ref(), Set.of(key), false)))
                .orElse(IssueFilter.all());
    }

    /** The key of a value; empty when the field does not take it, which is a violation. */
    private Optional<String> key(Field field, Term term, String text) {
        Violations found = new Violations();
        Optional<String> key =
                new FieldInput(field, term.name(), names.accounts(), found).key(GivenValue.written(field.type(), text));
        violations.relay(term.value().place(), found, expected(field));
        return found.any() ? Optional.empty() : key;
    }

    /** The values of a field, as a search has them. */
    private static List<String> expected(Field field) {
        return switch (field.type()) {
            case TEXT -> List.of(Expected.TEXT);
            case NUMBER -> List.of(Expected.NUMBER);
            case DATE -> List.of(Expected.DAY);
            case USER -> List.of(Expected.USER);
            case SELECT, MULTI_SELECT ->
                field.options().stream()
                        .map(option -> Writing.value(option.name()))
                        .toList();
        };
    }

    private Optional<Stretch<String>> single(Field field, Term term, String text) {
        return text.isEmpty() ? Optional.empty() : key(field, term, text).map(key -> new Stretch<>(key, key));
    }

    private Optional<Stretch<String>> days(String text) {
        return Days.of(text, moments.today())
                .map(days -> new Stretch<>(FieldKeys.of(days.first()), FieldKeys.of(days.last())));
    }

    private IssueFilter range(
            Field field, Value value, Function<String, Optional<Stretch<String>>> read, String accepted) {
        return violations
                .range(value, Range.of(value, read), CodePointOrder::compare, accepted, expected(field))
                .map(range -> between(field, range))
                .orElse(IssueFilter.all());
    }

    private static IssueFilter between(Field field, Range<String> range) {
        IssueFilter filter = filter(new FieldFilter.Between(field.ref(), key(range.from()), key(range.to())));
        return filter.and(but(field, range.from())).and(but(field, range.to()));
    }

    private static @Nullable String key(@Nullable End<String> end) {
        return end == null ? null : end.value();
    }

    /** The issues that do not have the value of an end which is not included. */
    private static IssueFilter but(Field field, @Nullable End<String> end) {
        return end == null || end.included()
                ? IssueFilter.all()
                : IssueFilter.not(filter(new FieldFilter.AnyOf(field.ref(), Set.of(end.value()), false)));
    }
}
