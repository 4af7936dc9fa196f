package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.account.InviteService;
import dev.issuetracker.application.change.ChangedIssues;
import dev.issuetracker.application.exporting.ExportPlaces;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.job.ImportJobService;
import dev.issuetracker.application.importing.preview.Missing;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.CountIssues;
import dev.issuetracker.application.password.PasswordRules;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.application.relevance.RankedIssues;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.application.search.SearchReader;
import dev.issuetracker.application.search.Suggestions;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.application.webhook.WebhookUpkeep;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.webhook.RetryPlan;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits that the description names by placeholders, such as <code>${IssueRules.MAX_TITLE}</code>. A placeholder
 * alone becomes the value itself; one within a text becomes a part of the text. A duration needs a unit, such as <code>
 * ${InviteService.MAX_LIFE.days}</code>.
 */
final class DescribedLimits {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, ValueNode> VALUES = values();

    private DescribedLimits() {}

    private static Map<String, ValueNode> values() {
        Map<String, ValueNode> values = new HashMap<>();
        putAccounts(values);
        putFiles(values);
        putIssues(values);
        putRequests(values);
        putWebhooks(values);
        return values;
    }

    private static void putAccounts(Map<String, ValueNode> values) {
        put(values, "AccessTokenService.DEFAULT_LIFE", AccessTokenService.DEFAULT_LIFE);
        put(values, "AccessTokenService.MAX_LIFE", AccessTokenService.MAX_LIFE);
        put(values, "AccessTokenService.MAX_NAME", AccessTokenService.MAX_NAME);
        put(values, "AccessTokenService.MAX_TOKENS", AccessTokenService.MAX_TOKENS);
        put(values, "AccountRules.MAX_EMAIL", AccountRules.MAX_EMAIL);
        put(values, "AccountRules.MAX_USERNAME", AccountRules.MAX_USERNAME);
        put(values, "InviteService.DEFAULT_LIFE", InviteService.DEFAULT_LIFE);
        put(values, "InviteService.MAX_LIFE", InviteService.MAX_LIFE);
        put(values, "CallOrigin.MAX_USER_AGENT", CallOrigin.MAX_USER_AGENT);
        put(values, "PasswordRules.MAX", PasswordRules.MAX);
        put(values, "PasswordRules.MIN", PasswordRules.MIN);
        put(values, "PasswordService.RESET_LIFE", PasswordService.RESET_LIFE);
    }

    private static void putFiles(Map<String, ValueNode> values) {
        put(values, "ExportPlaces.MAX_AT_ONCE", ExportPlaces.MAX_AT_ONCE);
        put(values, "ImportJobService.LIFE", ImportJobService.LIFE);
        put(values, "ImportJobService.MAX_FAILED_FILES", ImportJobService.MAX_FAILED_FILES);
        put(values, "ImportPlan.MAX_SOURCE", ImportPlan.MAX_SOURCE);
        put(values, "FileFacts.MAX_STATUSES", FileFacts.MAX_STATUSES);
        put(values, "Sheets.MAX_SHEETS", FileFacts.Sheets.MAX_SHEETS);
        put(values, "Upload.MAX_FILES", Upload.MAX_FILES);
        put(values, "Upload.MAX_TEXT", Upload.MAX_TEXT);
        put(values, "Missing.MAX_NAMES", Missing.MAX_NAMES);
        put(values, "ImportReport.MAX_FIRST_ROWS", ImportReport.MAX_FIRST_ROWS);
        put(values, "ImportReport.MAX_ERRORS", ImportReport.MAX_ERRORS);
        put(values, "ImportService.MAX_NAMED", ImportService.MAX_NAMED);
        put(values, "EditedMeanwhile.MAX_NAMED", EditedMeanwhile.MAX_NAMED);
    }

    private static void putIssues(Map<String, ValueNode> values) {
        put(values, "ChangedIssues.MAX", ChangedIssues.MAX);
        put(values, "FieldRules.MAX_DESCRIPTION", FieldRules.MAX_DESCRIPTION);
        put(values, "FieldRules.MAX_FIELDS", FieldRules.MAX_FIELDS);
        put(values, "FieldRules.MAX_FRACTION_DIGITS", FieldRules.MAX_FRACTION_DIGITS);
        put(values, "FieldRules.MAX_INTEGER_DIGITS", FieldRules.MAX_INTEGER_DIGITS);
        put(values, "FieldRules.MAX_NAME", FieldRules.MAX_NAME);
        put(values, "FieldRules.MAX_OPTIONS", FieldRules.MAX_OPTIONS);
        put(values, "FieldRules.MAX_TEXT", FieldRules.MAX_TEXT);
        put(values, "Comment.MAX_BODY", Comment.MAX_BODY);
        put(values, "IssueRules.MAX_DESCRIPTION", IssueRules.MAX_DESCRIPTION);
        put(values, "IssueRules.MAX_LABELS", IssueRules.MAX_LABELS);
        put(values, "IssueRules.MAX_TITLE", IssueRules.MAX_TITLE);
        put(values, "IssueService.MAX_BULK", IssueService.MAX_BULK);
        put(values, "CountIssues.MAX_FACETS", CountIssues.MAX_FACETS);
        put(values, "CountIssues.MAX_VALUES", CountIssues.MAX_VALUES);
        put(values, "IssueThread.MAX_COMMENTS", IssueThread.MAX_COMMENTS);
        values.put("Label.DEFAULT_COLOR", NODES.textNode(Label.DEFAULT_COLOR));
        put(values, "Label.MAX_DESCRIPTION", Label.MAX_DESCRIPTION);
        put(values, "Label.MAX_NAME", Label.MAX_NAME);
        put(values, "Link.MAX_OF_ISSUE", Link.MAX_OF_ISSUE);
    }

    private static void putRequests(Map<String, ValueNode> values) {
        put(values, "Idempotency.MAX_KEY", Idempotency.MAX_KEY);
        put(values, "IdempotencyService.LIFE", IdempotencyService.LIFE);
        put(values, "PageRequest.DEFAULT_LIMIT", PageRequest.DEFAULT_LIMIT);
        put(values, "PageRequest.MIN_LIMIT", PageRequest.MIN_LIMIT);
        put(values, "PageRequest.MAX_LIMIT", PageRequest.MAX_LIMIT);
        put(values, "Problems.MAX_SHOWN", Problems.MAX_SHOWN);
        put(values, "Query.MAX_TEXT", Query.MAX_TEXT);
        put(values, "RankedIssues.MOST", RankedIssues.MOST);
        put(values, "ReportService.DEFAULT_TOP", ReportService.DEFAULT_TOP);
        put(values, "ReportService.MAX_PERIODS", ReportService.MAX_PERIODS);
        put(values, "ReportService.MAX_TOP", ReportService.MAX_TOP);
        put(values, "SavedKind.MAPPING.maxText", SavedKind.MAPPING.maxText());
        put(values, "SavedText.MAX_NAME", SavedText.MAX_NAME);
        put(values, "SavedTextService.MAX_TEXTS", SavedTextService.MAX_TEXTS);
        put(values, "SearchReader.MAX_LENGTH", SearchReader.MAX_LENGTH);
        put(values, "Suggestions.MAX", Suggestions.MAX);
    }

    private static void putWebhooks(Map<String, ValueNode> values) {
        put(values, "RetryPlan.MAX_ATTEMPTS", RetryPlan.MAX_ATTEMPTS);
        put(values, "WebhookHealth.PATIENCE", WebhookHealth.PATIENCE);
        put(values, "WebhookSecret.MAX_BYTES", WebhookSecret.MAX_BYTES);
        put(values, "WebhookSecret.MIN_BYTES", WebhookSecret.MIN_BYTES);
        put(values, "WebhookSettings.MAX_DESCRIPTION", WebhookSettings.MAX_DESCRIPTION);
        put(values, "WebhookSettings.MAX_URL", WebhookSettings.MAX_URL);
        put(values, "WebhookUpkeep.LIFE", WebhookUpkeep.LIFE);
        put(values, "WebhookUpkeep.MAX_KEPT", WebhookUpkeep.MAX_KEPT);
        put(values, "Webhooks.MAX", Webhooks.MAX);
    }

    private static void put(Map<String, ValueNode> values, String name, long limit) {
        values.put(name, NODES.numberNode(limit));
    }

    private static void put(Map<String, ValueNode> values, String name, Duration limit) {
        put(values, name + ".seconds", limit.toSeconds());
        put(values, name + ".hours", limit.toHours());
        put(values, name + ".days", limit.toDays());
    }

    /**
     * Puts the limits where their placeholders are.
     *
     * @return the node with everything under it, or what replaces it
     * @throws IllegalStateException when a placeholder is unknown
     */
    static JsonNode fill(JsonNode node) {
        if (node.isTextual()) {
            return filled(node.textValue());
        }
        if (node.isObject()) {
            node.properties().forEach(property -> property.setValue(fill(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fill(array.get(i)));
            }
        }
        return node;
    }

    private static ValueNode filled(String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.matches()) {
            return value(placeholder);
        }
        return NODES.textNode(placeholder.replaceAll(
                match -> Matcher.quoteReplacement(value(match).asText())));
    }

    private static ValueNode value(MatchResult placeholder) {
        ValueNode value = VALUES.get(placeholder.group(1));
        if (value == null) {
            throw new IllegalStateException(placeholder.group() + " is unknown: add it to DescribedLimits");
        }
        return value;
    }
}
