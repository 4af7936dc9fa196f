package dev.issuetracker.application.saved;

import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the saved texts of one kind by their names: {@code bugs} or {@code jane/bugs}. Must be used in a unit of work.
 *
 * @param wanted the text that is about to be stored, in place of the one of its id; null for none
 */
public record SavedNames(SavedTexts stored, @Nullable SavedText wanted) {
    /** Among how many names the nearest to a misspelt one is sought. */
    private static final int COMPARED = 200;

    /** How many owners an ambiguous name shows. */
    private static final int SHOWN = 3;

    private static final char OWNED = '/';

    /** Finds what is stored. */
    public SavedNames(SavedTexts stored) {
        this(stored, null);
    }

    /** As if this text were stored. */
    public SavedNames with(SavedText text) {
        return new SavedNames(stored, text);
    }

    /**
     * Those that a text names: one, none, or several of different owners.
     *
     * @param user who sees them; an own one comes before those of others
     */
    public List<SavedText> find(String text, UserRef user) {
        int slash = text.indexOf(OWNED);
        List<SavedText> named = named(text.substring(slash + 1), user);
        if (slash >= 0) {
            String owner = CaseFolding.fold(text.substring(0, slash));
            return named.stream()
                    .filter(saved -> CaseFolding.fold(saved.owner().username()).equals(owner))
                    .toList();
        }
        List<SavedText> own =
                named.stream().filter(saved -> saved.owner().id() == user.id()).toList();
        return own.isEmpty() ? named : own;
    }

    private List<SavedText> named(String name, UserRef user) {
        List<SavedText> named = stored.findNamed(name, user.id());
        if (wanted == null) {
            return named;
        }
        return Stream.concat(
                        named.stream().filter(saved -> saved.id() != wanted.id()),
                        Stream.of(wanted).filter(saved -> saved.visibleTo(user.id()) && saved.isNamed(name)))
                .toList();
    }

    /** The name that is nearest to a misspelt one. */
    public Optional<String> nearest(String text, UserRef user) {
        return NearestName.of(
                text,
                stored.list(user.id(), PageRequest.first(COMPARED)).items().stream()
                        .map(SavedText::name)
                        .toList());
    }

    /** How a text is named beyond doubt. */
    public static String owned(SavedText text) {
        return text.owner().username() + OWNED + text.name();
    }

    /**
     * Among which texts of one name a caller has to choose.
     *
     * @param written how a name with its owner's is written
     */
    public static String choice(List<SavedText> found, UnaryOperator<String> written) {
        return found.stream()
                .limit(SHOWN)
                .map(each -> written.apply(owned(each)))
                .collect(Collectors.joining(" or "));
    }
}
