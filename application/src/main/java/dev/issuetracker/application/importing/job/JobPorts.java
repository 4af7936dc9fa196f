package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/** The ports that imports need which run while nobody waits. */
public record JobPorts(
        Transactions transactions, ImportJobs jobs, Imports imports, Users users, KeptFiles files, Clock clock) {}
