package dev.issuetracker.application.search;

import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.saved.SavedNames;
import dev.issuetracker.application.search.syntax.Operator;
import dev.issuetracker.application.search.syntax.SearchKey;
import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what may be written at a place of a search: what begins as the text there, whatever the case. */
final class Completion {
    private static final List<String> TIMES = List.of("today", "yesterday", "<7d", "<1mo", ">7d", ">1mo");
    private static final List<String> AGES = List.of("7d", "1mo");
    private static final List<String> PAST_DAYS = List.of("today", "yesterday");
    private static final List<String> DAYS = List.of("today", "tomorrow", "<today", "today..today+7d", "none");
    private static final List<String> COMING_DAYS = List.of("today", "tomorrow", "today+7d");

    private final SearchPorts ports;
    private final UserRef user;

    /** @param user whose saved searches are suggested first */
    Completion(SearchPorts ports, UserRef user) {
        this.ports = ports;
        this.user = user;
    }

    List<String> of(Caret caret) {
        String begun = caret.begun();
        if (begun == null || !TextRules.storable(begun)) {
            return List.of();
        }
        FieldNames fields = new FieldNames(ports.fields().all());
        Term term = caret.term();
        if (term != null) {
            String written = term.value().operator().sign() + begun;
            return key(term).equals(Optional.of(SearchKey.SAVED))
                    ? saved(written)
                    : beginning(written, values(term, begun, fields));
        }
        return caret.ofField()
                ? beginning(begun, fields.list().map(field -> Writing.behindField(field) + ":"))
                : keys(begun, fields);
    }

    private static List<String> keys(String begun, FieldNames fields) {
        Stream<String> named = fields.list()
                .filter(field -> begins(FieldNames.bare(field.name()), begun))
                .map(field -> Writing.key(field, fields));
        return Stream.concat(SearchKey.codes().stream().filter(key -> begins(key, begun)), named)
                .map(key -> key + ":")
                .limit(Suggestions.MAX)
                .toList();
    }

    private static boolean begins(String name, String begun) {
        return CaseFolding.fold(name).startsWith(CaseFolding.fold(begun));
    }

    private static Optional<SearchKey> key(Term term) {
        return term.ofField() ? Optional.empty() : SearchKey.of(term.key());
    }

    private static List<String> beginning(String begun, Stream<String> texts) {
        return texts.filter(text -> begins(Writing.read(text), begun))
                .distinct()
                .limit(Suggestions.MAX)
                .toList();
    }

    private Stream<String> values(Term term, String begun, FieldNames fields) {
        Optional<SearchKey> key = key(term);
        if (key.isEmpty()) {
            Stream<Field> named =
                    term.ofField() ? fields.find(term.key()).stream() : fields.findBare(term.key()).stream();
            return named.flatMap(field -> ofField(field, term.value()));
        }
        return switch (key.get()) {
            case IS -> SearchConditions.states();
            case STATUS -> SearchConditions.statuses();
            case LABEL -> labels(begun);
            case ASSIGNEE -> Stream.concat(people(begun), Stream.of(FieldRules.NONE));
            case AUTHOR -> people(begun);
            case HAS, NO ->
                Stream.concat(
                        SearchConditions.traits(),
                        fields.list().map(field -> named(field, begun, fields)).map(Writing::value));
            case PARENT -> Stream.of(FieldRules.NONE);
            case BLOCKED -> Stream.of("true", "false");
            case CREATED, UPDATED, RESOLVED -> spans(term.value(), TIMES, PAST_DAYS, AGES);
            case ID, SAVED -> Stream.of();
            case IN -> Stream.of(SearchConditions.COMMENTS);
            case SORT -> sorts(begun, fields);
        };
    }

    /** A field by its name without blanks, or as it is if a blank is written already. */
    private static String named(Field field, String begun, FieldNames fields) {
        return FieldNames.bare(begun).equals(begun) ? fields.shortest(field) : field.name();
    }

    /** What is usual, and what may follow an operator or the beginning of a range. */
    private static Stream<String> spans(Value value, List<String> usual, List<String> days, List<String> ages) {
        String text = value.text();
        int dots = text.lastIndexOf(Range.DOTS);
        if (dots < 0 && value.operator() == Operator.IS) {
            return usual.stream();
        }
        String from = text.substring(0, Math.max(dots, 0));
        String before = value.operator().sign() + (dots < 0 ? "" : from + Range.DOTS);
        // A range that begins with a day ends with one, and one of ages likewise.
        Stream<String> ends = Stream.concat(
                Moments.isAge(from) ? Stream.of() : days.stream(),
                from.isEmpty() || Moments.isAge(from) ? ages.stream() : Stream.of());
        return Stream.concat(usual.stream(), ends.map(end -> before + end));
    }

    private Stream<String> ofField(Field field, Value value) {
        return switch (field.type()) {
            case SELECT, MULTI_SELECT ->
                Stream.concat(
                        field.options().stream().map(FieldOption::name).map(Writing::value),
                        Stream.of(FieldRules.NONE));
            case USER -> Stream.concat(people(value.text()), Stream.of(FieldRules.NONE));
            case DATE -> spans(value, DAYS, COMING_DAYS, List.of());
            case TEXT, NUMBER -> Stream.of(FieldRules.NONE);
        };
    }

    private static Stream<String> sorts(String begun, FieldNames fields) {
        Stream<String> named = SearchSort.fields(fields).map(field -> named(field, begun, fields));
        return Stream.concat(
                Stream.of(SearchSort.RELEVANCE),
                Stream.concat(SearchSort.names(), named)
                        .flatMap(name -> Stream.of(name + "-desc", name + "-asc"))
                        .map(Writing::value));
    }

    private Stream<String> labels(String begun) {
        return ports.labels().list(from(begun)).items().stream()
                .map(Label::name)
                .map(Writing::value);
    }

    private Stream<String> people(String begun) {
        Stream<String> names = ports.users().list(UserFilter.all().disabled(false), from(begun)).items().stream()
                .map(User::username)
                .map(Writing::value);
        return Stream.concat(Stream.of("me"), names);
    }

    /** Names alone where that is enough; the owner's before it where it is not, or is written already. */
    private List<String> saved(String begun) {
        int slash = begun.indexOf('/');
        SavedNames names = new SavedNames(ports.savedSearches());
        Stream<String> found =
                ports.savedSearches().findBeginning(begun.substring(slash + 1), user.id(), Suggestions.MAX).stream()
                        .map(search ->
                                slash < 0 && names.find(search.name(), user).equals(List.of(search))
                                        ? search.name()
                                        : SavedNames.owned(search))
                        .map(Writing::value);
        return slash < 0 ? found.toList() : beginning(begun, found);
    }

    /** The first names that begin so, since both lists are sorted by folded name. */
    private static PageRequest<String> from(String begun) {
        return begun.isEmpty()
                ? PageRequest.first(Suggestions.MAX)
                : new PageRequest<>(Suggestions.MAX, Direction.AFTER, CaseFolding.fold(begun), true);
    }
}
