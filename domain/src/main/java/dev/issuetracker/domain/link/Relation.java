package dev.issuetracker.domain.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an issue is to the one at the other end of a link: the link's type, seen from that issue. */
public enum Relation {
    BLOCKS(LinkType.BLOCKS),
    BLOCKED_BY(LinkType.BLOCKS),
    DUPLICATES(LinkType.DUPLICATES),
    DUPLICATED_BY(LinkType.DUPLICATES),
    RELATES(LinkType.RELATES);

    /** All codes, for messages. */
    public static final String CODES =
            Arrays.stream(values()).map(Relation::code).collect(Collectors.joining(", "));

    private final LinkType type;

    Relation(LinkType type) {
        this.type = type;
    }

    /** The relation of the first issue of a link to the second. */
    static Relation ofFirst(LinkType type) {
        return switch (type) {
            case BLOCKS -> BLOCKS;
            case DUPLICATES -> DUPLICATES;
            case RELATES -> RELATES;
        };
    }

    /** The relation of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<Relation> of(String code) {
        return Arrays.stream(values())
                .filter(relation -> relation.code().equals(code))
                .findFirst();
    }

    /** The type of the links that make this relation. */
    public LinkType type() {
        return type;
    }

    /** Whether the issue with this relation is the first of the link. */
    public boolean isOfFirst() {
        return this == ofFirst(type);
    }

    /** What the other issue is to this one. */
    public Relation inverse() {
        return switch (this) {
            case BLOCKS -> BLOCKED_BY;
            case BLOCKED_BY -> BLOCKS;
            case DUPLICATES -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATES;
            case RELATES -> RELATES;
        };
    }

    /** The name on the wire, such as {@code blocked_by}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
