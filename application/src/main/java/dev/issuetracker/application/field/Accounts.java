package dev.issuetracker.application.field;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the accounts that values of fields name.
 *
 * @param named finds one by its name
 * @param withId finds one by its id
 * @param meant the end of a message about a name that nobody has, which may ask whom it means
 */
public record Accounts(
        Function<String, Optional<UserRef>> named,
        LongFunction<Optional<UserRef>> withId,
        UnaryOperator<String> meant) {
    private static final String ME = "me";

    /** Finds accounts, and does not ask whom a name means that nobody has. */
    public Accounts(Function<String, Optional<UserRef>> named, LongFunction<Optional<UserRef>> withId) {
        this(named, withId, name -> ".");
    }

    /**
     * Looks up all accounts at once that any of these values could name.
     *
     * @param values of fields of type user
     */
    public static Accounts of(Users users, Collection<GivenValue> values) {
        List<String> names = values.stream()
                .filter(GivenValue.Text.class::isInstance)
                .map(value -> ((GivenValue.Text) value).text().strip())
                .filter(Accounts::possible)
                .toList();
        List<Long> ids = values.stream()
                .filter(GivenValue.Account.class::isInstance)
                .map(value -> ((GivenValue.Account) value).id())
                .toList();
        Map<String, UserRef> byName =
                names.isEmpty() ? Map.of() : index(users.findNamed(names), user -> CaseFolding.fold(user.username()));
        Map<Long, UserRef> byId = ids.isEmpty() ? Map.of() : index(users.findAll(ids), User::id);
        return new Accounts(
                name -> Optional.ofNullable(byName.get(CaseFolding.fold(name.strip()))),
                id -> Optional.ofNullable(byId.get(id)));
    }

    /** The same, but the name {@code me} means this account. */
    public Accounts withMe(UserRef caller) {
        return new Accounts(
                name -> CaseFolding.fold(name.strip()).equals(ME) ? Optional.of(caller) : named.apply(name),
                withId,
                meant);
    }

    /** The same, but a message about a name that nobody has ends so. */
    public Accounts asking(UnaryOperator<String> end) {
        return new Accounts(named, withId, end);
    }

    /** Whether it can be a name: a store need not be able to look for anything else. */
    private static boolean possible(String name) {
        return TextRules.storable(name) && name.length() <= 2 * AccountRules.MAX_USERNAME;
    }

    private static <K> Map<K, UserRef> index(List<User> users, Function<User, K> key) {
        return users.stream().collect(Collectors.toMap(key, User::ref));
    }
}
