package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_DATE_JOINED;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_EMAIL;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_ID;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_IS_ACTIVE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_IS_STAFF;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_IS_SUPERUSER;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_PASSWORD;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.USER_USERNAME;

import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.DjangoHash;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the accounts, and knows each afterwards. */
final class Accounts extends DjangoReader<Credentials> {
    private static final Pattern KIND = Pattern.compile("([a-z0-9_]{1,40})\\$.*");
    private static final String NO_AUTHOR =
            "With --author USERNAME that account counts as the author where none is stored.";

    private final String hashOfNobody;
    private final Map<Long, User> byId = new HashMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();
    /** Those whom the settings name as admins and who were not met yet. */
    private final Set<String> missingAdmins = new LinkedHashSet<>();

    /** @param hashOfNobody the hash of a password that nobody knows, for accounts without a password */
    Accounts(Reading reading, String hashOfNobody) {
        super(reading, USER_ID);
        this.hashOfNobody = hashOfNobody;
        reading.settings().substitutes().admins().stream()
                .map(CaseFolding::fold)
                .forEach(missingAdmins::add);
    }

    @Override
    long each(Consumer<? super Credentials> sink) throws SQLException {
        long rows = super.each(sink);
        missingAdmins.forEach(
                name -> settingViolation("--admin names " + name + ", and no account has this username."));
        reading.settings()
                .substitutes()
                .author()
                .filter(name -> author(name).isEmpty())
                .ifPresent(name -> settingViolation("--author names " + name + ", and no account has this username."));
        if (byId.values().stream().noneMatch(User::activeAdmin)) {
            settingViolation("No active account is staff or a superuser, so that nobody could manage this tracker."
                    + " Name one with --admin USERNAME.");
        }
        return rows;
    }

    private void settingViolation(String line) {
        reading.violations().add(DjangoTable.USER.code(), reading.schema().table(DjangoTable.USER) + ": " + line, "");
    }

    @Override
    @Nullable
    Credentials read(DjangoRow row) throws SQLException {
        long id = row.id(USER_ID);
        String given = row.text(USER_USERNAME);
        String username = row.checked(USER_USERNAME, violations -> AccountRules.username(given, violations));
        boolean active = row.text(USER_IS_ACTIVE) == null || row.flag(USER_IS_ACTIVE);
        User user = new User(
                id,
                username,
                email(row, id),
                role(row, username),
                row.time(USER_DATE_JOINED),
                active ? null : reading.at());
        String hash = hash(row);
        Long other = idsByKey.putIfAbsent(CaseFolding.fold(username), id);
        if (other != null && row.good()) {
            row.addViolation(
                    USER_USERNAME,
                    username + " is, but for its case, the username of " + other
                            + " too. Usernames differ here by more than case.");
        }
        // Also when something is wrong with it: what refers to it is not wrong for that.
        byId.put(id, user);
        return new Credentials(user, hash);
    }

    private Role role(DjangoRow row, String username) throws SQLException {
        String key = CaseFolding.fold(username);
        missingAdmins.remove(key);
        boolean named = reading.settings().substitutes().admins().stream()
                .anyMatch(admin -> CaseFolding.fold(admin).equals(key));
        return named || row.flag(USER_IS_STAFF) || row.flag(USER_IS_SUPERUSER) ? Role.ADMIN : Role.MEMBER;
    }

    private String email(DjangoRow row, long id) throws SQLException {
        String stored = row.text(USER_EMAIL);
        if (stored != null && !stored.isBlank()) {
            return row.checked(USER_EMAIL, violations -> AccountRules.email(stored, violations));
        }
        Optional<String> instead = reading.settings().substitutes().email(id);
        if (instead.isEmpty()) {
            row.addViolation(
                    USER_EMAIL,
                    "there is no address.",
                    "With --missing-email user{id}@example.invalid accounts without an address get that one.");
            return "";
        }
        return row.checked(USER_EMAIL, violations -> AccountRules.email(instead.get(), violations));
    }

    private String hash(DjangoRow row) throws SQLException {
        String stored = row.text(USER_PASSWORD);
        // So Django marks an account that has no password.
        if (stored == null || stored.isEmpty() || stored.startsWith("!")) {
            return hashOfNobody;
        }
        if (DjangoHash.of(stored).isEmpty()) {
            Matcher kind = KIND.matcher(stored);
            row.addViolation(
                    USER_PASSWORD,
                    "this hash" + (kind.matches() ? " of the kind " + kind.group(1) : "") + " cannot be checked here.",
                    "Hashes of the kind pbkdf2_sha256 with at most " + DjangoHash.MAX_ITERATIONS
                            + " iterations can. With ! as its password an account moves without one;"
                            + " an admin resets it.");
        }
        return stored;
    }

    /** The account with this id, whatever is wrong with it. */
    Optional<User> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    private Optional<UserRef> author(String username) {
        return Optional.ofNullable(idsByKey.get(CaseFolding.fold(username)))
                .flatMap(this::find)
                .map(User::ref);
    }

    /** Who is named in a column; null when nobody is, or the account does not exist, which is a violation. */
    @Nullable
    UserRef named(DjangoRow row, DjangoColumn column) throws SQLException {
        OptionalLong id = row.optionalId(column);
        if (id.isEmpty()) {
            return null;
        }
        Optional<User> user = find(id.getAsLong());
        if (user.isEmpty()) {
            row.addViolation(column, "there is no account " + id.getAsLong() + ".");
        }
        return user.map(User::ref).orElse(null);
    }

    /** Who is named in a column, or who takes the place of nobody; null when there is neither, which is a violation. */
    @Nullable
    UserRef author(DjangoRow row, DjangoColumn column) throws SQLException {
        if (row.text(column) != null) {
            return named(row, column);
        }
        Optional<UserRef> author = reading.settings().substitutes().author().flatMap(this::author);
        if (author.isEmpty()) {
            row.addViolation(column, "nobody is named.", NO_AUTHOR);
        }
        return author.orElse(null);
    }
}
