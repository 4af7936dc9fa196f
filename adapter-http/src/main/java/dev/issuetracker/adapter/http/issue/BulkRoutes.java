package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.issue.BulkJson.BulkRevertJson;
import dev.issuetracker.adapter.http.issue.BulkJson.BulkStatusJson;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.EditIssues;
import dev.issuetracker.application.issue.EditIssues.Choice;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.RevertIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/** {@code /issues/bulk} and {@code /issues/bulk-status}: one edit of many issues, and the way back. */
public final class BulkRoutes {
    private static final List<String> CHANGES = Stream.concat(
                    IssueMember.ALIKE_IN_BULK.stream().flatMap(member -> member.names().stream()),
                    Stream.of("add_labels", "remove_labels", IssueBody.FIELDS))
            .toList();

    private final IssueService issues;

    /** Makes the routes of this service. */
    public BulkRoutes(IssueService issues) {
        this.issues = issues;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.post("/issues/bulk", Permission.WRITE_ISSUES, BodySize.LARGE, this::editAll);
        routes.post("/issues/bulk/revert", Permission.WRITE_ISSUES, BodySize.LARGE, this::revertAll);
        routes.post("/issues/bulk-status", Permission.WRITE_ISSUES, BodySize.LARGE, this::changeStatus);
    }

    private void changeStatus(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Choice choice = choice(body, caller, violations, List.of("issues", "ids"));
        EditIssues command = EditIssues.of(choice).withText(IssueField.STATUS, body.requiredText("status"));
        body.end();
        Answers.json(ctx, 200, BulkStatusJson.of(issues.editAll(caller, command.withShape(violations.list()))));
    }

    private void editAll(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        boolean dryRun = query.flag("dry_run");
        query.end();
        Body body = sent.object(violations);
        Choice choice = choice(body, caller, violations, List.of("issues", "ids", "filter"));
        IssueBody named = new IssueBody(body, violations);
        List<LabelKey> added = named.labels("add_labels");
        List<LabelKey> removed = named.labels("remove_labels");
        EditIssues command = IssueMember.read(IssueMember.ALIKE_IN_BULK, named, EditIssues.of(choice))
                .addLabels(added == null ? List.of() : added)
                .removeLabels(removed == null ? List.of() : removed)
                .dryRun(dryRun);
        if (CHANGES.stream().noneMatch(body::has)) {
            violations.add(
                    "status", "required", "Say what to change: one or more of " + String.join(", ", CHANGES) + ".");
        }
        body.end();
        Answers.json(ctx, 200, BulkJson.of(issues.editAll(caller, command.withShape(violations.list()))));
    }

    private void revertAll(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        List<Target> targets = new IssueBody(body, violations).versioned("issues");
        body.end();
        RevertIssues command = RevertIssues.of(new Named("issues", targets == null ? List.of() : targets));
        Answers.json(ctx, 200, BulkRevertJson.of(issues.revertAll(caller, command.withShape(violations.list()))));
    }

    /** Which issues are meant: exactly one of the fields says so. */
    private static Choice choice(Body body, Caller caller, Violations violations, List<String> fields) {
        List<String> sent = fields.stream().filter(body::has).toList();
        String one = "exactly one of " + String.join(", ", fields) + ".";
        if (sent.isEmpty()) {
            violations.add("ids", "required", "Say which issues are meant: send " + one);
        }
        sent.stream().skip(1).forEach(other -> violations.add(other, "contradiction", "Send " + one));
        String field = sent.isEmpty() ? "ids" : sent.get(0);
        if (field.equals("filter")) {
            IssueCriteria criteria =
                    body.parameters(field, IssueQuery.KINDS, query -> IssueQuery.criteria(query, caller));
            if (criteria != null && criteria.none()) {
                // An object that lost its conditions on the way must not edit every issue there is.
                violations.add(field, "required", "filter must have at least one condition.");
            }
            return criteria == null ? new Found(IssueFilter.all()) : new Found(criteria);
        }
        IssueBody named = new IssueBody(body, violations);
        List<Target> targets = field.equals("issues") ? named.versioned(field) : named.ids(field);
        return new Named(field, targets == null ? List.of() : targets);
    }
}
