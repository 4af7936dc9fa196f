package dev.issuetracker.domain.link;

/** A link from an issue to another one, without what is known once it is stored. */
public record NewLink(LinkType type, long from, long to) {}
