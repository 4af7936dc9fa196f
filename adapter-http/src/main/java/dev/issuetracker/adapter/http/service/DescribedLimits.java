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
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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

    /** The classes whose public constants can be named. */
    private static final List<Class<?>> HOLDERS = List.of(
            AccessTokenService.class,
            AccountRules.class,
            CallOrigin.class,
            ChangedIssues.class,
            Comment.class,
            CountIssues.class,
            EditedMeanwhile.class,
            ExportPlaces.class,
            FieldRules.class,
            FileFacts.class,
            FileFacts.Sheets.class,
            Idempotency.class,
            IdempotencyService.class,
            ImportJobService.class,
            ImportPlan.class,
            ImportReport.class,
            ImportService.class,
            InviteService.class,
            IssueRules.class,
            IssueService.class,
            IssueThread.class,
            Label.class,
            Link.class,
            Missing.class,
            PageRequest.class,
            PasswordRules.class,
            PasswordService.class,
            Problems.class,
            Query.class,
            RankedIssues.class,
            ReportService.class,
            RetryPlan.class,
            SavedText.class,
            SavedTextService.class,
            SearchReader.class,
            Suggestions.class,
            Upload.class,
            WebhookHealth.class,
            WebhookSecret.class,
            WebhookSettings.class,
            WebhookUpkeep.class);

    private static final Map<String, ValueNode> VALUES = values();

    private DescribedLimits() {}

    private static Map<String, ValueNode> values() {
        Map<String, ValueNode> values = new HashMap<>();
        for (Class<?> holder : HOLDERS) {
            for (Field constant : holder.getFields()) {
                put(values, holder.getSimpleName() + "." + constant.getName(), value(constant));
            }
        }
        put(values, "SavedKind.MAPPING.maxText", SavedKind.MAPPING.maxText());
        // Its class is a port, which nothing here may touch.
        put(values, "Webhooks.MAX", Webhooks.MAX);
        return values;
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(constant + " is public", impossible);
        }
    }

    private static void put(Map<String, ValueNode> values, String name, Object constant) {
        if (constant instanceof Number limit) {
            values.put(name, NODES.numberNode(limit.longValue()));
        } else if (constant instanceof String text) {
            values.put(name, NODES.textNode(text));
        } else if (constant instanceof Duration limit) {
            put(values, name + ".seconds", limit.toSeconds());
            put(values, name + ".hours", limit.toHours());
            put(values, name + ".days", limit.toDays());
        }
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
            throw new IllegalStateException(placeholder.group() + " is no constant of a class in DescribedLimits");
        }
        return value;
    }
}
