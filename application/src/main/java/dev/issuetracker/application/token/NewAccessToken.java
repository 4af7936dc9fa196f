package dev.issuetracker.application.token;

/**
 * A personal access token that was just made.
 *
 * @param secret to be sent with calls; shown this once, and never logged
 */
public record NewAccessToken(AccessToken token, String secret) {
    @Override
    public String toString() {
        return "NewAccessToken[token=" + token + "]";
    }
}
