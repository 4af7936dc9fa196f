package dev.issuetracker.application.importing.mapping;

import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.saved.SavedRules;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedTexts;
import java.util.List;

/** Who keeps which mappings of imports. */
public final class SavedMappingRules {
    private static final SavedRules RULES = new SavedRules(
            SavedKind.MAPPING,
            Permission.SAVE_MAPPINGS,
            Permission.SAVE_MAPPINGS,
            Permission.MODERATE_MAPPINGS,
            ErrorCode.TOO_MANY_MAPPINGS);

    private SavedMappingRules() {}

    /** The service that keeps them. A mapping is read where it is sent: its violations come with the command. */
    public static SavedTextService service(IssuePorts ports, SavedTexts mappings) {
        SavedTextService.Check nothingMore = (wanted, by) -> List.of();
        return new SavedTextService(RULES, mappings, nothingMore, ports.events(), ports.users(), ports.clock());
    }
}
