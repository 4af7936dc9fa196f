package dev.issuetracker.application.contract;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.domain.contract.Store;
import java.util.function.Supplier;

/** A store under test with all that the use cases need of it, empty when a test begins. May be used from any thread. */
public interface TrackerStore extends Store, StorePorts {
    @Override
    default <T> T in(Supplier<T> work) {
        return transactions().in(work);
    }
}
