package dev.issuetracker.application.importing;

import dev.issuetracker.domain.comment.Comments;

/** The ports that imports need beside those of issues. */
public record ImportPorts(Imports imports, Origins origins, Comments comments) {}
