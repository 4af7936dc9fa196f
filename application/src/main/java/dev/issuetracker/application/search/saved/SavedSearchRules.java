package dev.issuetracker.application.search.saved;

import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.saved.SavedRules;
import dev.issuetracker.application.saved.SavedTextService;
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
        SearchReader reader = new SearchReader(ports.searchPorts());
        return new SavedTextService(
                RULES, ports.savedSearches(), reader::check, ports.events(), ports.users(), ports.clock());
    }
}
