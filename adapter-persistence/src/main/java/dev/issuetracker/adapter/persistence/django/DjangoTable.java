package dev.issuetracker.adapter.persistence.django;

import java.util.Locale;

/** A table of the Django tracker. */
enum DjangoTable {
    USER("auth_user", false),
    LABEL("%s_label", false),
    ISSUE("%s_issue", false),
    ISSUE_LABEL("%s_issue_labels", false),
    COMMENT("%s_comment", false),
    TOKEN("authtoken_token", true);

    private final String usualName;
    private final boolean dispensable;

    /**
     * @param usualName as Django makes it of the names of app and model
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
        return usualName.formatted(app);
    }

    boolean dispensable() {
        return dispensable;
    }
}
