package dev.issuetracker.domain.saved;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people keep under names. */
public enum SavedKind {
    /** A text in the language of searches. */
    SEARCH("saved search", "saved searches", "q", 1_000, ErrorCode.SEARCH_TAKEN),
    /** What the files of an import mean, as JSON. */
    MAPPING("saved mapping", "saved mappings", "mapping", 65_536, ErrorCode.MAPPING_TAKEN);

    private final String noun;
    private final String plural;
    private final String member;
    private final int maxText;
    private final ErrorCode taken;

    SavedKind(String noun, String plural, String member, int maxText, ErrorCode taken) {
        this.noun = noun;
        this.plural = plural;
        this.member = member;
        this.maxText = maxText;
        this.taken = taken;
    }

    /** What messages call one, such as {@code saved search}. */
    public String noun() {
        return noun;
    }

    /** What messages call several. */
    public String plural() {
        return plural;
    }

    /** What a request calls the text, and so do violations. */
    public String member() {
        return member;
    }

    /** The code of the violation that a name means none. */
    public String unknown() {
        return "unknown_" + name().toLowerCase(Locale.ROOT);
    }

    /** The most characters of a text. */
    public int maxText() {
        return maxText;
    }

    /** Checks the length and the characters of a text, and gives it in the form in which it is stored. */
    public String checkText(@Nullable String value, Violations violations) {
        return TextRules.text(member, value, 1, maxText, violations);
    }

    /**
     * Says that the owner has one of this name.
     *
     * @param cause what the store threw; null when it found out by itself
     */
    public TrackerException taken(UserRef owner, String name, @Nullable Throwable cause) {
        String message = owner.username() + " has a " + noun + " named " + name + " already.";
        return new TrackerException(taken, message, cause);
    }
}
