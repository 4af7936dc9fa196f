package dev.issuetracker.adapter.http;

import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.InviteService;
import dev.issuetracker.application.account.UserService;
import dev.issuetracker.application.audit.AuditService;
import dev.issuetracker.application.backup.BackupService;
import dev.issuetracker.application.idempotency.IdempotencyService;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.issue.CommentService;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.application.report.ReportService;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.token.AccessTokenService;

/** What the server offers over HTTP. */
public record Services(
        AccountService accounts,
        UserService users,
        InviteService invites,
        SessionService sessions,
        AccessTokenService accessTokens,
        PasswordService passwords,
        IssueService issues,
        CommentService comments,
        LabelService labels,
        ReportService reports,
        ImportService imports,
        AuditService audit,
        IdempotencyService idempotency,
        BackupService backups,
        StoreHealth health) {}
