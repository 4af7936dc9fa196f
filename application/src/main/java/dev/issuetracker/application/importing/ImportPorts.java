package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.user.Placeholders;
import java.util.Optional;

/**
 * The ports that imports need beside those of issues.
 *
 * @param staged empty where an import keeps nobody else from writing
 */
public record ImportPorts(
        Imports imports,
        Origins origins,
        Comments comments,
        Links links,
        Placeholders placeholders,
        BegunUndos begunUndos,
        Optional<StagedIssues> staged) {}
