package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.preview.Missing;
import dev.issuetracker.application.importing.preview.MissingPerson;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.Users;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the accounts of people whom a file calls by their e-mail addresses. Nobody has proved that an address is
 * theirs, so this is only said to those who decide whom a name means.
 */
public record Addressees(Transactions transactions, Users users) {
    /** As Azure DevOps writes people: {@code Ana Lee <ana@example.org>}. */
    private static final Pattern WITH_A_NAME = Pattern.compile("[^<>]*<([^<>@]+@[^<>@]+)>");

    /** The same with the accounts of people whose name is the address of just one, or ends with it. */
    public Missing identified(Missing missing) {
        List<String> addresses = missing.people().stream()
                .map(Addressees::address)
                .filter(address -> address.contains("@"))
                .toList();
        if (addresses.isEmpty()) {
            return missing;
        }
        Map<String, List<User>> accounts = transactions.reading(() -> users.findAddressed(addresses)).stream()
                .collect(Collectors.groupingBy(user -> CaseFolding.fold(user.email())));
        return missing.withPeople(missing.people().stream()
                .map(person -> identified(person, accounts.get(CaseFolding.fold(address(person)))))
                .toList());
    }

    private static String address(MissingPerson person) {
        Matcher named = WITH_A_NAME.matcher(person.name());
        return named.matches() ? named.group(1) : person.name();
    }

    private static MissingPerson identified(MissingPerson person, @Nullable List<User> accounts) {
        return accounts == null || accounts.size() > 1
                ? person
                : new MissingPerson(
                        person.name(), person.rows(), accounts.get(0).username());
    }
}
