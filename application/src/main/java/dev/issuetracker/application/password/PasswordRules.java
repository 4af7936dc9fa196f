package dev.issuetracker.application.password;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for passwords: {@value #MIN} to {@value #MAX} code points, not one of those that are guessed first, and
 * nothing else (NIST SP 800-63B). Passwords are counted and hashed in NFKC, because the same keys give other code
 * points on other systems.
 */
public final class PasswordRules {
    public static final int MIN = 8;
    public static final int MAX = 128;

    /** NFKC cannot make a longer text short enough; normalizing it would only be work that an attacker can cause. */
    private static final int MAX_RAW = 1_024;

    private static final Set<String> PRODUCT =
            Set.of("issuetracker", "issue tracker", "issue-tracker", "issue_tracker");

    private PasswordRules() {}

    /**
     * Checks a new password.
     *
     * @param username of the account; empty when it is not known yet
     * @param email of the account; empty when it is not known yet
     * @return the password as it is to be hashed, if no violation was found
     */
    public static String check(
            String field, @Nullable String password, String username, String email, Violations violations) {
        if (password == null) {
            violations.add(field, "required", field + " is required.");
            return "";
        }
        if (!wellFormed(password)) {
            violations.add(
                    field, "invalid_unicode", field + " has half of a surrogate pair; send well-formed Unicode.");
            return "";
        }
        String normal = password.length() > MAX_RAW ? password : normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN) {
            violations.add(field, "too_short", field + " must have at least " + MIN + " characters.");
        } else if (length > MAX) {
            violations.add(field, "too_long", field + " must have at most " + MAX + " characters.");
        } else if (CommonPasswords.shipped().has(normal.toLowerCase(Locale.ROOT))) {
            violations.add(field, "too_common", field + " is one of the most common passwords; choose another.");
        } else if (about(normal, username, email)) {
            violations.add(
                    field,
                    "too_common",
                    field + " must not be the username, the name in the email address, or the name of this program.");
        }
        return normal;
    }

    /**
     * A password that a caller claims to have, in the forms in which it may be hashed; empty when no account can have
     * it.
     */
    public static Optional<ClaimedPassword> claimed(String password) {
        if (password.length() > MAX_RAW || !wellFormed(password)) {
            return Optional.empty();
        }
        String normal = normal(password);
        return normal.codePointCount(0, normal.length()) <= MAX
                ? Optional.of(new ClaimedPassword(password, normal))
                : Optional.empty();
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static boolean about(String password, String username, String email) {
        String folded = CaseFolding.fold(password);
        String local = email.substring(0, Math.max(email.indexOf('@'), 0));
        return PRODUCT.contains(folded)
                || folded.equals(CaseFolding.fold(username))
                || folded.equals(CaseFolding.fold(local))
                || folded.equals(CaseFolding.fold(email));
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
