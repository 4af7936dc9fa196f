package dev.issuetracker.application.contract;

import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.contract.Store;
import java.util.function.Supplier;

/** A store under test with all that the use cases want of it, empty when a test begins. May be used from any thread. */
public interface TrackerStore extends Store {
    Transactions transactions();

    Sessions sessions();

    AccessTokens accessTokens();

    PasswordResets passwordResets();

    Throttles throttles();

    AuditLog auditLog();

    Invites invites();

    Imports imports();

    RecordedAnswers recordedAnswers();

    @Override
    default <T> T in(Supplier<T> work) {
        return transactions().in(work);
    }
}
