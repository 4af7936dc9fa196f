package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.Need.ALWAYS;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.Need.DISPENSABLE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.Need.EXTRA;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.COMMENT;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.ISSUE;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.ISSUE_LABEL;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.LABEL;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.TOKEN;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.USER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column of the Django tracker that is read. */
@SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that do not change.
enum DjangoColumn {
    USER_ID(USER, ALWAYS, "id"),
    USER_USERNAME(USER, ALWAYS, "username"),
    USER_EMAIL(USER, DISPENSABLE, "email"),
    USER_PASSWORD(USER, ALWAYS, "password"),
    USER_IS_ACTIVE(USER, DISPENSABLE, "is_active"),
    USER_IS_STAFF(USER, DISPENSABLE, "is_staff"),
    USER_IS_SUPERUSER(USER, DISPENSABLE, "is_superuser"),
    USER_DATE_JOINED(USER, ALWAYS, "date_joined"),

    LABEL_ID(LABEL, ALWAYS, "id"),
    LABEL_NAME(LABEL, ALWAYS, "name"),
    LABEL_COLOR(LABEL, EXTRA, "color"),
    LABEL_DESCRIPTION(LABEL, EXTRA, "description"),
    LABEL_CREATED_AT(LABEL, EXTRA, "created_at"),

    ISSUE_ID(ISSUE, ALWAYS, "id"),
    ISSUE_TITLE(ISSUE, ALWAYS, "title"),
    ISSUE_DESCRIPTION(ISSUE, ALWAYS, "description"),
    ISSUE_STATUS(ISSUE, ALWAYS, "status"),
    ISSUE_ASSIGNEE(ISSUE, DISPENSABLE, "assignee_id", "assigned_to_id"),
    ISSUE_CREATED_BY(ISSUE, DISPENSABLE, "created_by_id", "reporter_id", "author_id", "creator_id"),
    ISSUE_CREATED_AT(ISSUE, ALWAYS, "created_at"),
    ISSUE_UPDATED_AT(ISSUE, DISPENSABLE, "updated_at"),
    ISSUE_RESOLVED_AT(ISSUE, DISPENSABLE, "resolved_at"),
    ISSUE_VERSION(ISSUE, DISPENSABLE, "version"),

    ISSUE_LABEL_ISSUE(ISSUE_LABEL, ALWAYS, "issue_id"),
    ISSUE_LABEL_LABEL(ISSUE_LABEL, ALWAYS, "label_id"),

    COMMENT_ID(COMMENT, ALWAYS, "id"),
    COMMENT_ISSUE(COMMENT, ALWAYS, "issue_id"),
    COMMENT_AUTHOR(COMMENT, DISPENSABLE, "author_id", "user_id", "created_by_id"),
    COMMENT_BODY(COMMENT, ALWAYS, "body", "text", "content"),
    COMMENT_CREATED_AT(COMMENT, ALWAYS, "created_at"),
    COMMENT_UPDATED_AT(COMMENT, EXTRA, "updated_at"),

    TOKEN_USER(TOKEN, ALWAYS, "user_id"),
    TOKEN_KEY(TOKEN, ALWAYS, "key"),
    TOKEN_CREATED(TOKEN, ALWAYS, "created");

    /** What it means when the column is missing. */
    enum Need {
        /** There is nothing to move without it. */
        ALWAYS,
        /** An operator can say that there is none. */
        DISPENSABLE,
        /** Many Django trackers have none. */
        EXTRA
    }

    private final DjangoTable table;
    private final Need need;
    private final List<String> usualNames;

    /** @param usualNames what Django trackers call it, the likeliest first */
    DjangoColumn(DjangoTable table, Need need, String... usualNames) {
        this.table = table;
        this.need = need;
        this.usualNames = List.of(usualNames);
    }

    static List<DjangoColumn> of(DjangoTable table) {
        return Arrays.stream(values()).filter(column -> column.table == table).toList();
    }

    DjangoTable table() {
        return table;
    }

    /** What operators call it, such as {@code issue.created_by}. */
    String code() {
        return table.code() + "." + alias();
    }

    /** What queries call it, such as {@code created_by}. */
    String alias() {
        return name().substring(table.name().length() + 1).toLowerCase(Locale.ROOT);
    }

    /** What Django trackers call it, the likeliest first. */
    List<String> usualNames() {
        return usualNames;
    }

    /** Whether there may be none of it when nobody says so. */
    boolean extra() {
        return need == Need.EXTRA;
    }

    /** Whether an operator can say that there is none. */
    boolean dispensable() {
        return need != Need.ALWAYS;
    }
}
