package dev.issuetracker.domain.link;

/**
 * A link as one of its issues sees it.
 *
 * @param other the issue at the other end
 */
public record SeenLink(Link link, LinkedIssue other) {
    /** What the issue that sees it is to the other. */
    public Relation relation() {
        return link.relationTo(other.id());
    }
}
