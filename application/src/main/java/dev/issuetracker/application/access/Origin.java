package dev.issuetracker.application.access;

/**
 * Where a call comes from, as far as one can tell.
 *
 * @param address the client's network address, in a form that is equal for equal addresses
 * @param userAgent what the client calls itself, cut at {@value #MAX_USER_AGENT} characters; empty when it does not say
 * @param requestId under which the log speaks of the call
 */
public record Origin(String address, String userAgent, String requestId) {
    public static final int MAX_USER_AGENT = 200;

    public Origin {
        if (userAgent.length() > MAX_USER_AGENT) {
            userAgent = userAgent.substring(0, MAX_USER_AGENT);
        }
    }
}
