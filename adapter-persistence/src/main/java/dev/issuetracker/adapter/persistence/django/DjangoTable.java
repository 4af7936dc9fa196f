package dev.issuetracker.adapter.persistence.django;

import java.util.Locale;

/** A table of the Django tracker. */
enum DjangoTable {
    USER("auth_user", false),
    LABEL("_label", false),
    ISSUE("_issue", false),
    ISSUE_LABEL("_issue_labels", false),
    COMMENT("_comment", false),
    TOKEN("authtoken_token", true);

    private final String usualName;
    private final boolean dispensable;

    /**
     * @param usualName as Django makes it; what begins with {@code _} has the name of the app before it
     * @param dispensable whether an operator can say that there is none
     */
    DjangoTable(String usualName, boolean dispensable) {
        this.usualName = usualName;
        this.dispensable = dispensable;
    }

    /** What operators call it, such as {@code issue_label}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String usualName(String app) {
        return usualName.startsWith("_") ? app + usualName : usualName;
    }

    boolean dispensable() {
        return dispensable;
    }
}
