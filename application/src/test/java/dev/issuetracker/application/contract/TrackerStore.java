package dev.issuetracker.application.contract;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.domain.contract.ReportingStore;

/** A store under test with all that the use cases need of it, empty when a test begins. May be used from any thread. */
public interface TrackerStore extends TransactionalStore, ReportingStore, StorePorts {}
