package dev.issuetracker.application.search.saved;

import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.saved.SavedRules;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.application.saved.SavedTextService.Check;
import dev.issuetracker.application.search.SearchReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.saved.SavedKind;

/** Who keeps which searches. */
public final class SavedSearchRules {
    private static final SavedRules RULES = new SavedRules(
            SavedKind.SEARCH,
            Permission.SAVE_SEARCHES,
            Permission.SHARE_SEARCHES,
            Permission.MODERATE_SEARCHES,
            ErrorCode.TOO_MANY_SEARCHES);

    private SavedSearchRules() {}

    /** The service that keeps them. A search is kept only when it can be read. */
    public static SavedTextService service(IssuePorts ports) {
        return new SavedTextService(
                RULES, ports.savedSearches(), check(ports), ports.events(), ports.users(), ports.clock());
    }

    private static Check check(IssuePorts ports) {
        SearchReader reader = new SearchReader(ports.searchPorts());
        return (wanted, by) -> {
            // Two searches that are stored at once could name each other, and then neither could be read.
            ports.savedSearches().lock();
            return reader.check(wanted, by);
        };
    }
}
