package dev.issuetracker.application.importing.relation;

import dev.issuetracker.domain.link.Relation;

/**
 * A link to another issue of the source.
 *
 * @param relation what the issue of the row is to the other one
 * @param key what the source calls the other one
 */
public record KeyedLink(Relation relation, String key) {}
