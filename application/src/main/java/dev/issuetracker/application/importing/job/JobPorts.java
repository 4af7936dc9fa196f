package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/** The ports that imports need which can be looked at while they run. */
public record JobPorts(
        Transactions transactions,
        ImportJobs jobs,
        Imports imports,
        BegunUndos begunUndos,
        Users users,
        KeptFiles files,
        Clock clock) {}
