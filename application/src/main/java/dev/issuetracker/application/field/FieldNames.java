package dev.issuetracker.application.field;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.text.TextRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definitions of fields at one moment, found by what callers call them. */
public final class FieldNames {
    private static final Pattern BLANKS = Pattern.compile("\\p{Z}+");

    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final Map<Long, Field> byId;

    public FieldNames(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.byName =
                fields.stream().collect(Collectors.toMap(field -> CaseFolding.fold(field.name()), Function.identity()));
        this.byId = fields.stream().collect(Collectors.toMap(Field::id, Function.identity()));
    }

    /** The field of this name, whatever the case. */
    public Optional<Field> find(String name) {
        return Optional.ofNullable(byName.get(CaseFolding.fold(name)));
    }

    /** The field of this name, or else the only one that {@link #findBare} finds. */
    public Optional<Field> findOnly(String name) {
        List<Field> bare = findBare(name);
        return find(name).or(() -> bare.size() == 1 ? Optional.of(bare.get(0)) : Optional.empty());
    }

    /**
     * The fields whose names are this one without their blanks, whatever the case, or else those whose first words are;
     * seldom more than one.
     */
    public List<Field> findBare(String name) {
        String key = CaseFolding.fold(bare(name));
        List<Field> whole = fields.stream()
                .filter(field -> CaseFolding.fold(bare(field.name())).equals(key))
                .toList();
        return whole.isEmpty()
                ? fields.stream().filter(field -> beginsWith(field, key)).toList()
                : whole;
    }

    private static boolean beginsWith(Field field, String key) {
        StringBuilder words = new StringBuilder();
        for (String word : BLANKS.splitAsStream(CaseFolding.fold(field.name())).toList()) {
            words.append(word);
            if (words.toString().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** All fields. */
    public Stream<Field> list() {
        return fields.stream();
    }

    /** The name of a field without its blanks, or with them if {@link #findOnly} finds another one without them. */
    public String shortest(Field field) {
        String bare = bare(field.name());
        return findOnly(bare).equals(Optional.of(field)) ? bare : field.name();
    }

    /** A name without its blanks. */
    public static String bare(String name) {
        return BLANKS.matcher(name).replaceAll("");
    }

    /** The field with this id. */
    public Optional<Field> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The field of this name, whatever the case. When there is none, that is a violation which says what there is.
     *
     * @param place what the request calls the value that names it
     */
    public Optional<Field> find(String name, String place, Violations violations) {
        Optional<Field> found = find(name);
        if (found.isEmpty()) {
            violations.add(place, "unknown_field", unknown(name));
        }
        return found;
    }

    /** Says that no list is sorted by a field, and by which fields lists are. */
    public static String notSorted(Field field) {
        List<String> types = Stream.of(FieldType.values())
                .filter(IssueSort::sorts)
                .map(FieldType::code)
                .toList();
        return "No list is sorted by " + field.name() + ", which is of type "
                + field.type().code() + "; fields of these types sort lists: " + String.join(", ", types) + ".";
    }

    private String unknown(String name) {
        boolean nameless = Names.stripped(name).isEmpty();
        String message = nameless
                ? "The name of a field is missing"
                : "There is no field " + TextRules.shortened(name, FieldRules.MAX_NAME);
        if (fields.isEmpty()) {
            return message + ": no field was added to this tracker.";
        }
        List<String> known = fields.stream().map(Field::name).sorted().toList();
        String meant = Optional.of(name)
                .filter(written -> !nameless)
                .flatMap(written -> NearestName.of(written, known))
                .map(other -> "; did you mean " + other + "?")
                .orElse(".");
        return message + meant + " The fields are: " + String.join(", ", known) + ".";
    }
}
