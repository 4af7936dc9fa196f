package dev.issuetracker.browser;

/** The browser could not do what it was asked. */
public final class BrowserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    BrowserException(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /** Whether the page of a script that had not ended was left. */
    boolean left() {
        return code.equals("javascript error") && String.valueOf(getMessage()).contains("unloaded");
    }

    /** Whether the page was still being drawn, so that another try may succeed. */
    boolean passing() {
        return code.equals("no such element")
                || code.equals("stale element reference")
                || code.equals("element not interactable")
                || code.equals("element click intercepted");
    }
}
