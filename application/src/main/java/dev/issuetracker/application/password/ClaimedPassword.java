package dev.issuetracker.application.password;

/**
 * A password that a caller claims to have.
 *
 * @param sent as the caller sent it; the Django tracker hashed passwords in this form
 * @param normal in NFKC, the form in which this tracker hashes them
 */
public record ClaimedPassword(String sent, String normal) {
    @Override
    public String toString() {
        return "ClaimedPassword";
    }
}
