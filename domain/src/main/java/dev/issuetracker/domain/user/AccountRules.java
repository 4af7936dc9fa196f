package dev.issuetracker.domain.user;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an account's values must hold. Each check adds its violation and gives the value in the form in which it is
 * stored.
 */
public final class AccountRules {
    public static final int MAX_USERNAME = 150;
    public static final int MAX_EMAIL = 254;
    /** The longest name of a placeholder, in code points: {@link User#givingUpItsName} makes a longer one of it. */
    public static final int MAX_PLACEHOLDER = 100;

    // Word characters as Python's \w has them, which also takes marks: many scripts write vowels with them.
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_@.+-]*");
    // Enough to catch a slip; whether an address exists only a message can tell (RFC 5321 leaves the rest to the host).
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

    private AccountRules() {}

    /**
     * 1 to {@value #MAX_USERNAME} letters, digits and {@code @.+-_}, in NFKC: the rule of the Django tracker, whose
     * accounts move over.
     */
    public static String username(@Nullable String value, Violations violations) {
        String normal = value == null ? null : Normalizer.normalize(value, Normalizer.Form.NFKC);
        String name = TextRules.line("username", normal, 1, MAX_USERNAME, violations);
        if (!USERNAME.matcher(name).matches()) {
            violations.add(
                    "username",
                    "invalid_username",
                    "username may contain only letters, digits and the characters @ . + - _.");
        } else {
            checkReserved(name, violations);
        }
        return name;
    }

    private static void checkReserved(String name, Violations violations) {
        if (CaseFolding.fold(name).equals("me")) {
            violations.add("username", "reserved", "me cannot be a username: in filters it means the caller.");
        } else if (CaseFolding.fold(name).equals("none")) {
            violations.add("username", "reserved", "none cannot be a username: in filters it means \"no assignee\".");
        }
    }

    /** A name of somebody in another program: one line of at most {@value #MAX_PLACEHOLDER} characters. */
    public static String placeholder(String value, Violations violations) {
        String name = TextRules.line("username", value, 1, MAX_PLACEHOLDER, violations);
        checkReserved(name, violations);
        return name;
    }

    /** An address with a local part and a domain, at most {@value #MAX_EMAIL} characters. */
    public static String email(@Nullable String value, Violations violations) {
        String address = TextRules.line("email", value, 1, MAX_EMAIL, violations);
        if (!EMAIL.matcher(address).matches()) {
            violations.add("email", "invalid_email", "email must be an address such as jane@example.org.");
        }
        return address;
    }
}
